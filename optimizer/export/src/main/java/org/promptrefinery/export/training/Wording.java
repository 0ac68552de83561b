package org.promptrefinery.export.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.inference.Message;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.scoring.Asking;
import org.promptrefinery.study.supply.Supplies;

/** How a case is put to the model that is to be trained: just as the search would send it. */
final class Wording {

    private final Prompt prompt;
    private final Asking asking;
    private final Set<Supply> wishes;

    private Wording(Prompt prompt, Asking asking) {
        this.prompt = prompt;
        this.asking = asking;
        this.wishes = Supply.of(prompt);
    }

    /** Under the prompt of the job. */
    static Wording under(Job job, Supplies supplies) {
        return of(job, only(job.chain()), supplies);
    }

    /** The user message of the job alone. */
    static Wording plain(Job job, Supplies supplies) {
        return of(job, new Prompt(List.of(), only(job.chain()).user()), supplies);
    }

    private static Wording of(Job job, Prompt prompt, Supplies supplies) {
        for (Supply wish : Supply.of(prompt)) {
            if (!offers(supplies.offer(), wish)) {
                throw new BadInput("the prompt has {{" + wish.variable() + "}} looked up for each case, which this"
                        + " export cannot do; give --without-prompt to train on the questions alone");
            }
        }
        return new Wording(prompt, Asking.of(job, supplies));
    }

    private static boolean offers(Offer offer, Supply wish) {
        return switch (wish) {
            case NearestExamples _ -> offer.examples();
            case Passages _ -> offer.passages();
        };
    }

    private static Prompt only(Chain chain) {
        if (chain.size() > 1) {
            throw new BadInput("the run is of a chain of " + chain.size() + " prompts; data for training can be made of"
                    + " runs of one prompt only, since an answer must follow from what a model is asked at once");
        }
        return chain.prompt(0);
    }

    Prompt prompt() {
        return prompt;
    }

    List<Message> of(Case subject) {
        Map<String, String> inputs = new HashMap<>(subject.inputs());
        wishes.forEach(wish -> inputs.put(wish.variable(), asking.supplies().lookUp(wish, subject, subject.inputs())));
        return asking.request(prompt, inputs, 0).messages();
    }

    /** Whether a worked example in the prompt is about this case, so that its answer would only be copied. */
    boolean shows(Case subject) {
        return prompt.sections().stream()
                .filter(section -> section.role() == Role.EXAMPLE)
                .map(Section::text)
                .anyMatch(text -> subject.inputs().values().stream().allMatch(text::contains));
    }
}

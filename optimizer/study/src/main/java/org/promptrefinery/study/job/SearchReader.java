package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Goal;
import org.promptrefinery.search.Limits;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Size;

/** How the search of a job is to be run. */
final class SearchReader {

    private static final String PICK = "pick";
    private static final String BEST = "best";
    private static final String KNEE = "knee";
    private static final String CHEAPEST = "cheapest";
    private static final String PICKS =
            "best, knee, or {cheapest: 0.01} with how far below the best score is" + " near enough, from 0 to 1";
    private static final List<String> FIELDS = List.of(
            "population",
            "children",
            "generations",
            "minibatch",
            "patience",
            "restarts",
            "samples",
            "folds",
            "objectives",
            PICK,
            "finalists",
            "ablation",
            "max_prompt_tokens");
    private static final Pattern SENTENCE_END = Pattern.compile("\\R|(?<=[.!?])\\s+");
    private static final int MANY = 1_000_000;

    private SearchReader() {}

    /** Reads {@code search} and what stands beside it in a job with such a chain, evaluation and model. */
    static SearchSettings read(Fields job, Chain chain, Evaluation evaluation, TaskModel model) {
        SearchSettings usual = SearchSettings.defaults(job.wholeNumber("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
        Fields search = job.map("search", FIELDS);
        return new SearchSettings(
                size(search, usual.size()),
                new Limits(
                        search.integer("max_prompt_tokens", usual.limits().maxPromptTokens(), 1, MANY),
                        job.number("max_unscored", usual.limits().maxUnscored(), 0, 1),
                        keep(job, chain)),
                new Goal(
                        objectives(search, evaluation),
                        pick(search),
                        search.integer("finalists", usual.goal().finalists(), 1, Goal.MOST_FINALISTS)),
                samples(search, usual.samples(), model),
                search.integer("folds", usual.folds(), 1, MANY),
                search.integer("ablation", usual.ablation(), 0, MANY),
                usual.seed());
    }

    private static Size size(Fields search, Size usual) {
        return new Size(
                search.integer("population", usual.population(), 1, MANY),
                search.integer("children", usual.children(), 1, MANY),
                search.integer("generations", usual.generations(), 1, MANY),
                search.integer("minibatch", usual.minibatch(), 1, MANY),
                search.integer("patience", usual.patience(), 1, MANY),
                search.integer("restarts", usual.restarts(), 0, MANY));
    }

    private static int samples(Fields search, int usual, TaskModel model) {
        int samples = search.integer("samples", usual, 1, MANY);
        if (samples > 1 && model.temperature() == 0) {
            throw search.wrong(
                    "samples",
                    "1 at temperature 0, where all answers to a case are the same; or set model.temperature above 0");
        }
        return samples;
    }

    private static Goal.Pick pick(Fields search) {
        if (!search.has(PICK)) {
            return new Goal.Pick.Best();
        }
        JsonNode node = search.node().path(PICK);
        if (node.isObject()) {
            Fields fields = search.map(PICK, List.of(CHEAPEST));
            fields.required(CHEAPEST, "0.01");
            return new Goal.Pick.Cheapest(fields.number(CHEAPEST, 0, 0, 1));
        }
        return switch (node.asText()) {
            case BEST -> new Goal.Pick.Best();
            case KNEE -> new Goal.Pick.Knee();
            default -> throw search.wrong(PICK, PICKS);
        };
    }

    private static List<String> objectives(Fields search, Evaluation evaluation) {
        List<String> known =
                evaluation.parts().stream().map(part -> part.evaluator().name()).toList();
        List<String> names = search.texts("objectives", "[\"" + known.getFirst() + "\"]").stream()
                .map(name -> evaluator(name, known, search.at("objectives")))
                .toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw search.at("objectives").wrong("an evaluator is there twice; leave one out");
        }
        return names;
    }

    /**
     * The full name of an evaluator that is named, or called by what stands before its options where one is so called.
     */
    private static String evaluator(String name, List<String> known, Place place) {
        List<String> called = known.contains(name)
                ? List.of(name)
                : known.stream().filter(full -> full.startsWith(name + "(")).toList();
        if (called.size() == 1) {
            return called.getFirst();
        }
        throw place.wrong(
                called.isEmpty()
                        ? "'" + name + "' is no evaluator of this job." + Nearest.maybe(name, known) + " There are "
                                + String.join(", ", known)
                        : "'" + name + "' may be each of " + String.join(", ", called) + "; give the whole name");
    }

    private static List<String> keep(Fields job, Chain chain) {
        List<String> prompts = new ArrayList<>();
        chain.steps().forEach(step -> {
            prompts.add(step.prompt().system());
            prompts.add(step.prompt().user());
        });
        List<String> texts = job.texts("keep", "[\"Never give legal advice.\"]");
        for (String text : texts) {
            if (prompts.stream().noneMatch(prompt -> prompt.contains(text))) {
                List<String> sentences =
                        prompts.stream().flatMap(SENTENCE_END::splitAsStream).toList();
                throw job.at("keep")
                        .wrong("'" + text + "' stands in no prompt, word for word, so it cannot be kept there."
                                + Nearest.maybe(text, sentences));
            }
        }
        return texts;
    }

    /** The fields in the form that is read here. */
    static void write(ObjectNode job, SearchSettings settings) {
        settings.limits().keep().forEach(job.putArray("keep")::add);
        job.put("max_unscored", settings.limits().maxUnscored());
        Size size = settings.size();
        ObjectNode search = job.putObject("search")
                .put("population", size.population())
                .put("children", size.children())
                .put("generations", size.generations())
                .put("minibatch", size.minibatch())
                .put("patience", size.patience())
                .put("restarts", size.restarts())
                .put("samples", settings.samples())
                .put("folds", settings.folds());
        settings.goal().objectives().forEach(search.putArray("objectives")::add);
        switch (settings.goal().pick()) {
            case Goal.Pick.Best _ -> search.put(PICK, BEST);
            case Goal.Pick.Knee _ -> search.put(PICK, KNEE);
            case Goal.Pick.Cheapest cheapest -> search.putObject(PICK).put(CHEAPEST, cheapest.margin());
        }
        search.put("finalists", settings.goal().finalists());
        search.put("ablation", settings.ablation());
        search.put("max_prompt_tokens", settings.limits().maxPromptTokens());
    }
}

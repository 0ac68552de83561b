package org.promptrefinery.search.genetic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;

/**
 * A world in which questions are answered right by who is given what they need to know: in passages that are long
 * enough and introduced as facts, or in worked examples that are like the case.
 *
 * @param need what a model must be given
 * @param wordy whether it makes a sentence of an answer unless it is told not to
 */
record Library(Need need, boolean wordy, Evaluation evaluation) implements Scorer {

    private static final int TOWNS = 50;
    private static final int ENOUGH_WORDS = 60;
    private static final int WORDS_PER_EXAMPLE = 20;

    /** What a model must be given to know the answer. */
    enum Need {
        FACTS,
        EXAMPLES,
        NOTHING
    }

    Library(Need need, boolean wordy) {
        this(need, wordy, Catalog.evaluation(List.of("exact"), "test", Services.NONE));
    }

    static List<Case> cases(String part, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Case(
                        part + i,
                        Map.of("question", "Where does " + part + " number " + i + " live?"),
                        List.of("Town" + (part + i).hashCode() % TOWNS),
                        new TreeSet<>(),
                        1))
                .toList();
    }

    @Override
    public List<Scorecard> score(List<Assignment> assignments) {
        return assignments.stream().map(this::score).toList();
    }

    /** What is looked up counts as well. */
    @Override
    public int promptTokens(Prompt prompt) {
        return prompt.system().split("\\s+").length
                + Supply.of(prompt).stream().mapToInt(Library::words).sum();
    }

    private static int words(Supply wish) {
        return switch (wish) {
            case Passages passages -> passages.count() * passages.words();
            case NearestExamples examples -> examples.count() * WORDS_PER_EXAMPLE;
        };
    }

    private Scorecard score(Assignment assignment) {
        Prompt prompt = assignment.chain().prompt(0);
        List<Trial> trials = assignment.cases().stream()
                .map(subject -> new Trial(subject, answer(prompt, subject)))
                .toList();
        return new Scorecard(evaluation.judge(trials), promptTokens(prompt));
    }

    private String answer(Prompt prompt, Case subject) {
        String said =
                knows(prompt) ? subject.expected() : "Nowhere" + subject.id().hashCode();
        boolean bare = !wordy
                || prompt.system().contains("only the answer")
                || prompt.system().contains("one word");
        return bare ? said : "I think that this one lives in " + said + ".";
    }

    private boolean knows(Prompt prompt) {
        Set<Supply> wishes = Supply.of(prompt);
        return switch (need) {
            case NOTHING -> true;
            case FACTS ->
                prompt.system().toLowerCase(Locale.ROOT).contains("facts:\n{{")
                        && wishes.stream().anyMatch(wish -> wish instanceof Passages && words(wish) >= ENOUGH_WORDS);
            case EXAMPLES -> wishes.stream().anyMatch(NearestExamples.class::isInstance);
        };
    }
}

package org.promptrefinery.evaluators.words;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Whether an answer says certain words or phrases: one of them, or the share of them that it says. */
final class RequiredWords extends Judging {

    /** How many of the words must be there. */
    enum Demand {
        ALL,
        ANY
    }

    private final List<String> words;
    private final WordFinder finder;
    private final Demand demand;

    RequiredWords(List<String> words, Demand demand, Writing writing) {
        super(
                "required(" + (demand == Demand.ANY ? "any of " : "") + String.join(",", words) + writing.description()
                        + ")",
                false);
        this.words = words.stream().map(String::strip).distinct().toList();
        this.finder = new WordFinder(words, writing);
        this.demand = demand;
    }

    @Override
    protected Verdict verdict(Trial trial) {
        Set<String> said = new HashSet<>();
        finder.in(trial.answer())
                .forEach(occurrence -> said.add(occurrence.word().given()));
        String missing = words.stream()
                .filter(word -> !said.contains(word))
                .map(Quote::of)
                .collect(Collectors.joining(", "));
        if (missing.isEmpty() || (demand == Demand.ANY && !said.isEmpty())) {
            return Verdict.pass("says what is required");
        }
        return demand == Demand.ANY
                ? Verdict.fail("says none of " + missing)
                : new Verdict.Scored((double) said.size() / words.size(), "does not say " + missing);
    }
}

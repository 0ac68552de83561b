package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.patterns.Kind;
import org.promptrefinery.search.patterns.Rule;

/** Which words a rule is put into: mostly those in which the prompt has a rule of its kind that works. */
final class WordingChoice {

    private static final int ONE_IN = 4;

    private WordingChoice() {}

    /** Number of a wording of the kind of this rule. */
    static int draw(Parents parents, Rule rule, RandomGenerator random) {
        List<Integer> proven = proven(parents, rule.kind());
        return proven.isEmpty() || random.nextInt(ONE_IN) == 0
                ? random.nextInt(rule.wordings().size())
                : Edit.pick(proven, random);
    }

    private static List<Integer> proven(Parents parents, Kind kind) {
        Prompt prompt = parents.prompt();
        return IntStream.range(0, prompt.sections().size())
                .boxed()
                .flatMap(index -> wording(parents, kind, index).stream())
                .toList();
    }

    private static Optional<Integer> wording(Parents parents, Kind kind, int index) {
        return Sections.ruleAt(parents.prompt(), index)
                .filter(rule -> rule.kind() == kind)
                .filter(rule -> fixes(parents).noneMatch(rule::rivals))
                .map(rule -> rule.wordings()
                        .indexOf(parents.prompt().sections().get(index).text()))
                .filter(wording -> wording >= 0);
    }

    private static Stream<Rule> fixes(Parents parents) {
        return parents.patterns().stream().map(ErrorPattern::rule);
    }
}

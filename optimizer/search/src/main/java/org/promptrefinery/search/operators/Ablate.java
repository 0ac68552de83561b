package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.patterns.ErrorAnalysis;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.patterns.Rule;

/**
 * Leaves out what earns nothing, one section after the other and not by chance: the first whose removal was not tried
 * yet, the longest first; rules that errors call for, here or in other survivors, come last.
 */
final class Ablate extends Edit {

    private static final int WITNESSES = 3;
    private static final int ANSWERS_OF_A_WITNESS = 200;

    Ablate() {
        super("ablate");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Prompt prompt = parents.prompt();
        if (prompt.sections().size() < 2) {
            return Optional.empty();
        }
        List<Rule> called = called(parents);
        return Sections.free(prompt).stream()
                .sorted(Comparator.comparing((Integer index) -> isCalledFor(prompt, index, called))
                        .thenComparing(
                                index -> LookUps.length(prompt.sections().get(index)), Comparator.reverseOrder()))
                .map(index -> without(parents, index))
                .filter(child -> isSound(parents.chain(), child.chain()))
                .filter(child -> !parents.tried().test(child.chain()))
                .findFirst();
    }

    private static Proposal without(Parents parents, int index) {
        Prompt prompt = parents.prompt();
        return parents.child(
                Sections.remove(prompt, index),
                "does '" + prompt.sections().get(index).text() + "' earn its place?");
    }

    private static boolean isCalledFor(Prompt prompt, int index, List<Rule> called) {
        return Sections.ruleAt(prompt, index)
                .filter(rule -> called.stream().anyMatch(rule::rivals))
                .isPresent();
    }

    /** A few others and some of their answers tell enough, and reading all of them would cost too much. */
    private static List<Rule> called(Parents parents) {
        List<ErrorPattern> patterns = new ArrayList<>(parents.patterns());
        Stream.concat(Stream.of(parents.second()), parents.population().stream())
                .filter(member -> !member.candidate().equals(parents.first().candidate()))
                .distinct()
                .limit(WITNESSES)
                .forEach(witness -> patterns.addAll(ErrorAnalysis.of(some(witness))));
        return patterns.stream().map(ErrorPattern::rule).toList();
    }

    private static List<CaseResult> some(Member witness) {
        List<CaseResult> results = witness.train().results();
        return results.subList(0, Math.min(ANSWERS_OF_A_WITNESS, results.size()));
    }
}

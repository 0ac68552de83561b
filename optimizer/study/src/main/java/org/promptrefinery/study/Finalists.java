package org.promptrefinery.study;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Member;

/** Who meets the baseline in the proof, settled before a test case is asked. */
final class Finalists {

    private Finalists() {}

    /**
     * The winner and others of the Pareto front, in its order. The baseline does not meet itself, unless nothing else
     * has won.
     *
     * @param most how many, at least 1
     */
    static List<Member> of(Member winner, List<Member> front, Member baseline, int most) {
        Set<String> settled =
                Set.copyOf(List.of(winner.candidate().id(), baseline.candidate().id()));
        return Stream.concat(
                        Stream.of(winner),
                        front.stream()
                                .filter(member ->
                                        !settled.contains(member.candidate().id())))
                .limit(most)
                .toList();
    }

    /** Those than which no other has fewer broken gates, or as few, a score as high and tokens as few. */
    static List<Member> front(List<Member> population) {
        return population.stream()
                .filter(member -> population.stream().noneMatch(other -> dominates(other.dev(), member.dev())))
                .toList();
    }

    private static boolean dominates(Scorecard other, Scorecard own) {
        if (other.gatesBroken() != own.gatesBroken()) {
            return other.gatesBroken() < own.gatesBroken();
        }
        boolean noWorse = other.score() >= own.score() && other.promptTokens() <= own.promptTokens();
        return noWorse && (other.score() > own.score() || other.promptTokens() < own.promptTokens());
    }
}

package org.promptrefinery.study;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
}

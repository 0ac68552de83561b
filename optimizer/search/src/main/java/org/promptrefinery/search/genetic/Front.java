package org.promptrefinery.search.genetic;

import java.util.Comparator;
import java.util.List;
import org.promptrefinery.search.Goal.Pick;
import org.promptrefinery.search.Member;

/**
 * The members that are not dominated, and the choice among them.
 *
 * @param members the best score first
 */
record Front(Round round, List<Member> members) {

    Front {
        members = List.copyOf(members);
    }

    static Front of(Round round, List<Member> population) {
        List<Member> sorted = new Survivors(round).sorted(population);
        return new Front(
                round,
                sorted.stream()
                        .filter(member -> sorted.stream().noneMatch(other -> dominates(round, other, member)))
                        .toList());
    }

    private static boolean dominates(Round round, Member other, Member member) {
        return round.fitness(other.dev()).dominance(round.fitness(member.dev())) > 0;
    }

    Member pick(Pick pick) {
        return switch (pick) {
            case Pick.Best() -> members.getFirst();
            case Pick.Cheapest(double margin) -> cheapest(margin);
            case Pick.Knee() -> knee();
        };
    }

    private Member cheapest(double margin) {
        double enough = score(members.getFirst()) - margin;
        return members.stream()
                .filter(member -> gatesBroken(member) <= gatesBroken(members.getFirst()))
                .filter(member -> score(member) >= enough)
                .min(Comparator.comparingInt(Front::tokens))
                .orElseThrow();
    }

    /**
     * The point farthest above the line between the best and the shortest: Branke et al. (2004), Finding knees in
     * multi-objective optimization, PPSN VIII. Without one above the line it is the best.
     */
    private Member knee() {
        Member best = members.getFirst();
        Member shortest =
                members.stream().min(Comparator.comparingInt(Front::tokens)).orElseThrow();
        int tokens = tokens(best) - tokens(shortest);
        double score = score(best) - score(shortest);
        return members.stream()
                .filter(member -> gatesBroken(member) <= gatesBroken(best))
                .max(Comparator.comparingDouble(member -> tokens == 0 || score == 0
                        ? (member.equals(best) ? 1 : 0)
                        : (score(member) - score(shortest)) / score
                                - (double) (tokens(member) - tokens(shortest)) / tokens))
                .orElse(best);
    }

    private double score(Member member) {
        return round.fitness(member.dev()).score();
    }

    private int gatesBroken(Member member) {
        return round.fitness(member.dev()).gatesBroken();
    }

    private static int tokens(Member member) {
        return member.dev().promptTokens();
    }
}

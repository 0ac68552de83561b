package org.promptrefinery.search.genetic;

import io.jenetics.AnyGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.util.ISeq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Member;

/** Who goes on: by NSGA-II over the objectives, and of those that solve the very same cases no more than two. */
final class Survivors {

    private static final int ALIKE = 2;

    private final Round round;

    Survivors(Round round) {
        this.round = round;
    }

    /** At most so many of these members, the best first; one that was there before comes before its like. */
    List<Member> of(List<Member> members, int most) {
        Map<String, Member> byId = new HashMap<>();
        members.forEach(member -> byId.put(member.candidate().id(), member));
        ISeq<Phenotype<AnyGene<Candidate>, Fitness>> different = different(members).stream()
                .map(member -> Phenotype.of(
                        Individuals.genotype(member.candidate()), round.number(), round.fitness(member.dev())))
                .collect(ISeq.toISeq());
        return nsga2().select(different, Math.min(most, different.size()), Optimize.MAXIMUM).stream()
                .sorted(new BestFirst())
                .map(individual -> byId.get(Individuals.candidate(individual).id()))
                .collect(Collectors.toList());
    }

    /** These members, the best first. */
    List<Member> sorted(List<Member> members) {
        return members.stream()
                .sorted(Comparator.comparing((Member member) -> round.fitness(member.dev()))
                        .reversed()
                        .thenComparing(member -> member.candidate().id()))
                .toList();
    }

    private NSGA2Selector<AnyGene<Candidate>, Fitness> nsga2() {
        return new NSGA2Selector<>(Fitness::dominance, Fitness::objective, Fitness::distance, Fitness::objectives);
    }

    private List<Member> different(List<Member> members) {
        Map<String, Integer> alike = new HashMap<>();
        List<Member> different = new ArrayList<>();
        for (Member member : sorted(members)) {
            if (alike.merge(solved(member), 1, Integer::sum) <= ALIKE) {
                different.add(member);
            }
        }
        return different;
    }

    private static String solved(Member member) {
        return member.dev().results().stream()
                .filter(CaseResult::solved)
                .map(result -> result.subject().id())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}

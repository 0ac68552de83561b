package org.promptrefinery.search.genetic;

import io.jenetics.AnyGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Member;

/**
 * Parents from the per-case Pareto front: a member is drawn as often as there are dev cases at which none is better, so
 * that a specialist survives. Agrawal et al. (2025), GEPA: Reflective prompt evolution can outperform reinforcement
 * learning, algorithm 2.
 */
final class ParetoParents implements Selector<AnyGene<Candidate>, Fitness> {

    private final Map<String, Member> members;
    private final Map<String, Integer> cells = new HashMap<>();
    private final RandomGenerator random;

    /** @param members the one that was asked most cases first: by its cases they are compared */
    ParetoParents(List<Member> members, RandomGenerator random) {
        this.members = members.stream()
                .collect(Collectors.toMap(member -> member.candidate().id(), Function.identity()));
        members.getFirst()
                .dev()
                .results()
                .forEach(result -> cells.put(result.subject().id(), cells.size()));
        this.random = random;
    }

    @Override
    public ISeq<Phenotype<AnyGene<Candidate>, Fitness>> select(
            Seq<Phenotype<AnyGene<Candidate>, Fitness>> population, int count, Optimize optimize) {
        double[][] values = population.stream()
                .map(individual -> values(Individuals.candidate(individual)))
                .toArray(double[][]::new);
        double[] shares = shares(values);
        return IntStream.range(0, count)
                .mapToObj(_ -> population.get(draw(shares)))
                .collect(ISeq.toISeq());
    }

    private double[] values(Candidate candidate) {
        Member member = members.get(candidate.id());
        if (member == null) {
            throw new IllegalStateException("no member " + candidate.id());
        }
        double[] values = new double[cells.size()];
        Arrays.fill(values, Double.NaN);
        member.dev().results().forEach(result -> {
            Integer at = cells.get(result.subject().id());
            if (at != null) {
                values[at] = value(result);
            }
        });
        return values;
    }

    private static double value(CaseResult result) {
        double score = result.scored() ? result.score() : Double.NaN;
        return result.gatesHeld() ? score : -1;
    }

    /**
     * Each case gives one share, split among those who are best at it; one whose every win is shared by a better dies.
     *
     * @param values by member and case; NaN where there is none, which neither wins nor loses the case
     */
    static double[] shares(double[][] values) {
        boolean[] dominated = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            int candidate = i;
            dominated[i] = IntStream.range(0, values.length)
                    .anyMatch(other -> dominates(values[other], values[candidate], other < candidate));
        }
        double[] shares = new double[values.length];
        for (int at = 0; at < values[0].length; at++) {
            int index = at;
            double best = Arrays.stream(values)
                    .mapToDouble(row -> row[index])
                    .filter(value -> !Double.isNaN(value))
                    .max()
                    .orElse(Double.NaN);
            int[] winners = IntStream.range(0, values.length)
                    .filter(i -> !dominated[i] && values[i][index] == best)
                    .toArray();
            Arrays.stream(winners).forEach(winner -> shares[winner] += 1.0 / winners.length);
        }
        return shares;
    }

    private static boolean dominates(double[] one, double[] other, boolean winsTies) {
        int[] both = IntStream.range(0, one.length)
                .filter(i -> !Double.isNaN(one[i]) && !Double.isNaN(other[i]))
                .toArray();
        boolean never = Arrays.stream(both).noneMatch(i -> one[i] < other[i]);
        boolean once = Arrays.stream(both).anyMatch(i -> one[i] > other[i]);
        return both.length > 0 && never && (once || winsTies);
    }

    private int draw(double[] shares) {
        double all = Arrays.stream(shares).sum();
        if (all == 0) { // with gaps, each may be worse than another on the cases that both have
            return random.nextInt(shares.length);
        }
        double left = random.nextDouble() * all;
        for (int i = 0; i < shares.length; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }
}

package org.promptrefinery.search.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.promptrefinery.search.landscape.Terrain;

/**
 * Whether a claim of improvement holds: how often one is made where no prompt is better than another, how much better
 * the winner looks than it is, and how often the interval of the gain has the true gain in it.
 */
record FalseWins(Options options) {

    private static final int RUNS = 500;
    private static final int BUDGET = 3_000;
    private static final double MOST_CLAIMS = 0.05;
    private static final double LEAST_COVERAGE = 0.93;
    private static final double MOST_COVERAGE = 0.97;
    private static final double MOST_OPTIMISM = 0.005;

    void run() {
        int runs = options.number("runs", RUNS);
        List<Proof> flat = proofs(Terrain.FLAT, runs);
        print("Where no prompt is better than another, " + runs + " runs of " + options.number("budget", BUDGET)
                + " completions:");
        verdict("a win is claimed", share(flat, Proof::claimed), 0, MOST_CLAIMS);
        print(String.format(
                Locale.ROOT,
                "  the seed is replaced                     %6.1f %%",
                100 * share(flat, proof -> !proof.isSeed())));
        optimism(flat);
        List<Proof> real = new ArrayList<>();
        for (Terrain terrain : List.of(Terrain.SEPARABLE, Terrain.NOISY, Terrain.LONG, Terrain.DEFECTIVE)) {
            real.addAll(proofs(terrain, runs / 4));
        }
        print("Where prompts differ, " + real.size() + " runs:");
        verdict(
                "the interval has the true gain in it",
                share(real.stream().filter(proof -> !proof.isSeed()).toList(), Proof::covered),
                LEAST_COVERAGE,
                MOST_COVERAGE);
        optimism(real);
    }

    private List<Proof> proofs(Terrain terrain, int runs) {
        int first = options.number("first-seed", 1);
        int budget = options.number("budget", BUDGET);
        return LongStream.range(first, first + runs)
                .parallel()
                .mapToObj(seed -> Proof.of(terrain.at(seed), budget, seed))
                .toList();
    }

    private static void optimism(List<Proof> proofs) {
        verdict(
                "mean optimism of the gain on test",
                mean(proofs, proof -> proof.onTest().difference() - proof.trueGain()),
                -MOST_OPTIMISM,
                MOST_OPTIMISM);
        print(String.format(
                Locale.ROOT,
                "  mean optimism of the gain on dev         %6.2f %%",
                100 * mean(proofs, proof -> proof.onDev() - proof.trueGain())));
    }

    private static double share(List<Proof> proofs, Predicate<Proof> shows) {
        return proofs.stream().filter(shows).count() / (double) proofs.size();
    }

    private static double mean(List<Proof> proofs, ToDoubleFunction<Proof> value) {
        return proofs.stream().mapToDouble(value).average().orElseThrow();
    }

    private static void verdict(String what, double value, double least, double most) {
        print(String.format(
                Locale.ROOT,
                "  %-40s %6.2f %%, promised %.1f to %.1f %%: %s",
                what,
                100 * value,
                100 * least,
                100 * most,
                value >= least && value <= most ? "kept" : "NOT KEPT"));
    }

    private static void print(String line) {
        System.out.println(line);
    }
}

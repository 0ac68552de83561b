package org.promptrefinery.search.bench;

import java.util.List;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.landscape.Landscape;
import org.promptrefinery.search.landscape.World;
import org.promptrefinery.search.statistics.PairedComparison;

/**
 * What came out of a run of our search, and what is true.
 *
 * @param onTest winner against seed on cases that the search never saw
 * @param onDev gain on the cases that selected
 * @param trueGain gain over all cases that there could be
 * @param isSeed whether the search kept the seed
 */
record Proof(PairedComparison onTest, double onDev, double trueGain, boolean isSeed) {

    private static final double SIGNIFICANT = 0.05;

    static Proof of(Landscape landscape, long budget, long seed) {
        Place place = new Place(landscape, 1, seed);
        Chain winner = winner(place, budget);
        Chain start = landscape.seedChain();
        double[] devGain = gains(
                landscape,
                start,
                winner,
                place.task(new World(landscape, budget)).dev());
        double[] before = scores(landscape, start, place.test());
        double[] after = scores(landscape, winner, place.test());
        return new Proof(
                PairedComparison.of(before, after, seed),
                java.util.Arrays.stream(devGain).average().orElseThrow(),
                landscape.trueScore(winner) - landscape.trueScore(start),
                winner.equals(start));
    }

    /** As the report of a run claims it, where no gate is broken. */
    boolean claimed() {
        return !isSeed && onTest.difference() > 0 && onTest.pValue() < SIGNIFICANT;
    }

    boolean covered() {
        return onTest.low() <= trueGain && trueGain <= onTest.high();
    }

    private static Chain winner(Place place, long budget) {
        World world = new World(place.landscape(), budget);
        Chain[] last = {place.landscape().seedChain()};
        try {
            new Ours().run(place.task(world), place.seed(), chain -> last[0] = chain);
        } catch (BudgetExhausted expected) {
            // what was recommended last stays
        }
        return last[0];
    }

    private static double[] gains(Landscape landscape, Chain start, Chain winner, List<Case> cases) {
        double[] before = scores(landscape, start, cases);
        double[] gains = scores(landscape, winner, cases);
        for (int i = 0; i < gains.length; i++) {
            gains[i] -= before[i];
        }
        return gains;
    }

    private static double[] scores(Landscape landscape, Chain chain, List<Case> cases) {
        return new World(landscape, Long.MAX_VALUE)
                .score(List.of(new Assignment(chain, cases))).getFirst().results().stream()
                        .mapToDouble(CaseResult::score)
                        .toArray();
    }
}

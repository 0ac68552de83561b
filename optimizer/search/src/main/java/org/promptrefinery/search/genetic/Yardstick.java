package org.promptrefinery.search.genetic;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.Scorecard;

/**
 * Measures what answers on dev are worth beside those of the best candidate so far, by the cases that have a score for
 * both. Each scorecard is measured once.
 */
final class Yardstick {

    private static final double RESOLUTION = 1e9;

    private final Standing.Rival best;
    private final Map<String, Standing.Rival> byObjective = new HashMap<>();
    private final List<String> objectives;
    private final IdentityHashMap<Scorecard, Fitness> measured = new IdentityHashMap<>();

    /** @param objectives names of the evaluators that are objectives of their own */
    Yardstick(Scorecard best, List<String> objectives) {
        this.best = new Standing.Rival(best);
        this.objectives = List.copyOf(objectives);
        objectives.forEach(name -> byObjective.put(name, new Standing.Rival(Verdicts.of(best, name))));
    }

    Fitness measure(Scorecard dev) {
        return measured.computeIfAbsent(dev, this::compute);
    }

    private Fitness compute(Scorecard dev) {
        Standing standing = Standing.of(dev, best);
        return new Fitness(
                true,
                standing.gatesBroken(),
                rounded(standing.score()),
                dev.promptTokens(),
                objectives.stream().map(name -> further(dev, name)).toList());
    }

    private double further(Scorecard dev, String name) {
        Standing.Rival rival = byObjective.get(name);
        if (rival == null) {
            throw new IllegalStateException("no objective " + name);
        }
        return rounded(Standing.of(Verdicts.of(dev, name), rival).score());
    }

    private static double rounded(double score) {
        return Math.round(score * RESOLUTION) / RESOLUTION;
    }

    Standing.Changes changes(Scorecard dev) {
        return Standing.changes(dev, best);
    }
}

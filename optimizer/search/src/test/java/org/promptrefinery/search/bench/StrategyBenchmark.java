package org.promptrefinery.search.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.promptrefinery.search.landscape.Terrain;

/** All strategies on all landscapes, several seeds each: a table, a verdict and a picture. */
record StrategyBenchmark(Options options) {

    private static final int SEEDS = 20;
    private static final int BUDGET = 8_000;

    void run() throws IOException {
        Map<Terrain, List<Result>> results = new LinkedHashMap<>();
        for (Terrain terrain : options.terrains()) {
            List<Result> rows = new ArrayList<>();
            for (Strategy strategy : options.strategies()) {
                rows.add(new Result(strategy.name(), traces(strategy, terrain), budget()));
            }
            results.put(terrain, rows);
            System.out.print(Table.of(terrain.toString(), rows));
        }
        System.out.print(Verdict.of(results.values()));
    }

    private int budget() {
        return options.number("budget", BUDGET);
    }

    /** Each seed has a landscape of its own, the same for all strategies. */
    private List<Trace> traces(Strategy strategy, Terrain terrain) {
        int first = options.number("first-seed", 1);
        return LongStream.range(first, first + options.number("seeds", SEEDS))
                .parallel()
                .mapToObj(seed -> Trace.of(strategy, terrain.at(seed), budget(), seed))
                .toList();
    }
}

package org.promptrefinery.search.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.promptrefinery.search.landscape.Terrain;

/** All strategies on all landscapes, several seeds each: a table, a verdict and a picture. */
record StrategyBenchmark(Options options) {

    private static final int SEEDS = 20;
    private static final int BUDGET = 8_000;
    private static final String TITLE =
            "True score of the recommended prompt, as a share of the optimum, by completions"
                    + " spent (median and quartiles)";

    void run() throws IOException {
        Map<String, List<Result>> results = new LinkedHashMap<>();
        for (Terrain terrain : options.terrains()) {
            List<Result> rows = results(terrain);
            results.put(terrain.toString(), rows);
            System.out.print(Table.of(terrain.toString(), rows));
        }
        System.out.print(Verdict.of(results.values()));
        Path picture = Path.of(options.text("svg", "optimizer/search/target/bench-search.svg"));
        Files.writeString(picture, new Picture(TITLE, results, budget()).svg());
        System.out.println("Picture: " + picture);
    }

    private int budget() {
        return options.number("budget", BUDGET);
    }

    /** Each seed has a landscape of its own, the same for all strategies. */
    private List<Result> results(Terrain terrain) {
        List<Strategy> strategies = options.strategies(Strategy.all());
        int first = options.number("first-seed", 1);
        List<List<Trace>> bySeed = LongStream.range(first, first + options.number("seeds", SEEDS))
                .parallel()
                .mapToObj(seed -> Place.of(terrain, seed))
                .map(place -> strategies.stream()
                        .map(strategy -> Trace.of(strategy, place, budget()))
                        .toList())
                .toList();
        List<Result> results = new ArrayList<>();
        IntStream.range(0, strategies.size())
                .forEach(index -> results.add(new Result(
                        strategies.get(index).name(),
                        bySeed.stream().map(traces -> traces.get(index)).toList(),
                        budget())));
        return results;
    }
}

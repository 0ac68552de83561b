package org.promptrefinery.search.bench;

import java.io.IOException;
import java.util.Arrays;

/** How the search stands next to others; run by scripts/bench-search. */
public final class SearchBenchmark {

    private SearchBenchmark() {}

    /** Arguments: {@code strategies}, {@code false-wins} or {@code overhead}, then its options. */
    public static void main(String[] args) throws IOException {
        String part = args.length == 0 || args[0].startsWith("--") ? "strategies" : args[0];
        String[] rest = args.length == 0 || args[0].startsWith("--") ? args : Arrays.copyOfRange(args, 1, args.length);
        Options options = Options.of(rest);
        switch (part) {
            case "strategies" -> new StrategyBenchmark(options).run();
            case "false-wins" -> new FalseWins(options).run();
            case "overhead" -> new Overhead(options).run();
            default ->
                throw new IllegalArgumentException(
                        "there is no part '" + part + "'; there are strategies, false-wins and overhead");
        }
    }
}

package org.promptrefinery.search.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** How the search stands next to others; run by scripts/bench-search. */
public final class SearchBenchmark {

    private SearchBenchmark() {}

    /** Arguments: {@code strategies}, then its options. */
    public static void main(String[] args) throws IOException {
        String part = args.length == 0 || args[0].startsWith("--") ? "strategies" : args[0];
        String[] rest = args.length == 0 || args[0].startsWith("--") ? args : Arrays.copyOfRange(args, 1, args.length);
        Options options = Options.of(rest);
        switch (part) {
            case "strategies" -> new StrategyBenchmark(options).run();
            default -> throw new IllegalArgumentException("there is no part '" + part + "'; there is strategies");
        }
    }

    /** Where pictures go unless an option says so. */
    static Path target() {
        return Path.of("optimizer", "search", "target");
    }
}

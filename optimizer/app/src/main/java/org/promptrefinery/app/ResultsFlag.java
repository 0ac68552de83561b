package org.promptrefinery.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.cache.CacheFile;
import org.promptrefinery.inference.cache.CompletionCache;
import picocli.CommandLine.Option;

/** The folder of runs, with the cache of completions that all of them share. */
final class ResultsFlag {

    private static final String CACHE = "completions.sqlite";

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "${env:REFINERY_RESULTS:-results}",
            description = "Where runs and the cache of completions are kept (${DEFAULT-VALUE}).")
    private Path results = Path.of("results");

    Path folder() {
        return results;
    }

    /** The cache; its folder is made if need be. */
    CompletionCache openCache() {
        return CompletionCache.open(cache());
    }

    /** The file of the cache; its folder is made if need be. */
    Path cache() {
        try {
            Files.createDirectories(results);
        } catch (IOException refused) {
            throw new BadInput(
                    "the results folder " + results + " cannot be written; choose another with --results", refused);
        }
        return results.resolve(CACHE);
    }

    /**
     * The cache of earlier runs, to look after it.
     *
     * @throws BadInput when there is none
     */
    CacheFile existingCache() {
        Path file = results.resolve(CACHE);
        if (!Files.isRegularFile(file)) {
            throw new BadInput("there is no cache of completions " + file
                    + "; the first run makes it, and --results says in which folder runs are kept");
        }
        return new CacheFile(file);
    }
}

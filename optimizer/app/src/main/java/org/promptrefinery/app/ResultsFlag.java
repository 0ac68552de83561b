package org.promptrefinery.app;

import java.nio.file.Path;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.cache.CacheFile;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.study.run.ResultsFolder;
import picocli.CommandLine.Option;

/** Which folder of runs is meant. */
final class ResultsFlag {

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
        return new ResultsFolder(results).openCache();
    }

    /** The file of the cache; its folder is made if need be. */
    Path cache() {
        return new ResultsFolder(results).cache();
    }

    /**
     * The cache of earlier runs, to look after it.
     *
     * @throws BadInput when there is none
     */
    CacheFile existingCache() {
        return new ResultsFolder(results).existingCache();
    }
}

package org.promptrefinery.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.inference.cache.CacheFile;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.report.live.Runs;
import org.promptrefinery.study.run.ResultsFolder;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.supply.Indexing;
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

    /**
     * A run that is named by its folder, or by its name in the results folder.
     *
     * @throws BadInput when it is neither, with the nearest name
     */
    RunFolder run(String named) {
        RunFolder folder = new RunFolder(Path.of(named).toAbsolutePath().normalize());
        return Files.isRegularFile(folder.record()) ? new RunFolder(Path.of(named)) : byName(named);
    }

    private RunFolder byName(String named) {
        Runs runs = new Runs(results);
        return runs.named(named).orElseThrow(() -> {
            List<String> names = runs.all().stream().map(RunFolder::name).toList();
            return new BadInput("'" + named + "' is no run: neither a folder that optimize has made nor the name of"
                    + " one in " + results + "." + Nearest.maybe(named, names));
        });
    }

    /** The cache; its folder is made if need be. */
    CompletionCache openCache() {
        return new ResultsFolder(results).openCache();
    }

    /** Where things are looked up in documents and examples. */
    Indexing indexing(Consumer<String> notices) {
        return Indexing.in(new ResultsFolder(results).indexes(), notices);
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

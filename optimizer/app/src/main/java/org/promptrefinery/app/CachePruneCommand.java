package org.promptrefinery.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.cache.CacheFile;
import org.promptrefinery.inference.cache.Pruning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes completions from the cache. */
@Command(
        name = "prune",
        description = "Removes completions, for ever; with both filters, those that both fit.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  refinery cache prune --older-than 30d --dry-run"})
final class CachePruneCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Those written longer ago than so many days or hours, such as 30d or 12h.")
    private @Nullable String age;

    @Option(
            names = "--model",
            paramLabel = "SPEC",
            description = "Those of this model, as 'refinery cache stats' names it.")
    private @Nullable String model;

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    CachePruneCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (age == null && model == null) {
            throw new BadInput("say what to remove: --older-than 30d, --model SPEC, or both");
        }
        Pruning pruning = new Pruning(
                Optional.ofNullable(age).map(text -> Instant.now().minus(Age.parse("--older-than", text))),
                Optional.ofNullable(model));
        CacheFile file = results.existingCache();
        PrintWriter out = surroundings.console().out();
        if (dryRun) {
            Pruning.Outcome outcome = file.preview(pruning);
            out.printf("would remove %s; nothing was removed%n", what(outcome));
        } else {
            Pruning.Outcome outcome = file.prune(pruning);
            out.printf(
                    "removed %s; %s had %s and has %s%n",
                    what(outcome), file.path(), FileSize.of(outcome.bytesBefore()), FileSize.of(outcome.bytesAfter()));
        }
        return ExitCode.DONE;
    }

    private static String what(Pruning.Outcome outcome) {
        return "%,d completions with %s of text".formatted(outcome.completions(), FileSize.of(outcome.text()));
    }
}

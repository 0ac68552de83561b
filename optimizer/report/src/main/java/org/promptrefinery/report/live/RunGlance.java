package org.promptrefinery.report.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalDouble;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.history.Step;
import org.promptrefinery.study.run.RunFolder;

/**
 * A run in one line.
 *
 * @param name of its folder
 * @param job that it is a run of
 * @param best score on the dev cases that the best prompt has so far, in [0, 1]; empty before the first was scored
 * @param generation the last that is done, from 0; -1 before that
 * @param generations most that there may be
 * @param completions that all models were asked for
 * @param changed when it last got on
 */
record RunGlance(
        String name,
        String job,
        RunState state,
        OptionalDouble best,
        int generation,
        int generations,
        long completions,
        Instant changed) {

    /**
     * Looks at a run.
     *
     * @throws org.promptrefinery.evaluators.BadInput when a file of it is broken
     */
    static RunGlance at(RunFolder folder) {
        RunHistory run = RunHistories.read(folder);
        return new RunGlance(
                folder.name(),
                run.job().name(),
                RunState.of(run),
                best(run),
                run.steps().isEmpty() ? -1 : run.steps().getLast().number(),
                run.job().generations(),
                completions(run),
                changed(folder));
    }

    private static OptionalDouble best(RunHistory run) {
        if (run.outcome().isPresent()) {
            return OptionalDouble.of(run.outcome().get().winner().dev().score());
        }
        return run.steps().reversed().stream()
                .limit(1)
                .flatMap(step -> step.population().stream().limit(1))
                .mapToDouble(survivor -> survivor.dev().score())
                .findFirst();
    }

    /** The outcome counts since the last start, the journal since the first. */
    private static long completions(RunHistory run) {
        long ended =
                run.outcome().map(Outcome::total).map(Outcome.Cost::completions).orElse(0L);
        return Math.max(
                ended, run.steps().stream().mapToLong(Step::completions).max().orElse(0));
    }

    private static Instant changed(RunFolder run) {
        Path latest = Files.exists(run.journal()) ? run.journal() : run.record();
        try {
            return Files.getLastModifiedTime(latest).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }
}

package org.promptrefinery.study.refinery;

import java.nio.file.Path;
import java.util.Map;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.study.Models;
import org.promptrefinery.study.Progress;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Settings;

/**
 * Where jobs are optimized. In the simplest case:
 *
 * <pre>{@code
 * Optimized done = Refinery.optimize(Path.of("datasets/romeo"));
 * System.out.println(done.improved() ? done.prompt() : "no proven gain");
 * }</pre>
 *
 * <p>All ways to start a search throw {@link BadInput} when the job is wrong, {@link ModelUnavailable} when a model
 * cannot be asked, {@link BudgetExhausted} when not even the first prompt can be scored, and {@link StorageFailure}
 * when the disk fails. What was answered until then is kept, and is not asked again by the next start.
 *
 * @param results the folder of runs, with the cache of completions that all of them share; it is made if need be
 * @param environment variables with keys of servers and settings
 * @param progress hears how it goes, and may stop it
 */
public record Refinery(Path results, Map<String, String> environment, Progress progress) {

    /** Keeps runs in a folder, takes keys from the environment of this process, and is silent. */
    public static Refinery in(Path results) {
        return new Refinery(results, System.getenv(), new Silence());
    }

    /** The same, with its progress told. */
    public Refinery telling(Progress listener) {
        return new Refinery(results, environment, listener);
    }

    /**
     * Optimizes the job of a folder, with its runs in the folder that {@code REFINERY_RESULTS} names, or else in
     * {@code results}, and with settings of the environment over those of the job.
     *
     * @param job a folder with a {@code job.yaml}, or such a file
     */
    public static Optimized optimize(Path job) {
        return optimize(JobFile.read(job, Settings.of(System.getenv()), Map.of()));
    }

    /**
     * Optimizes a job, with its runs in the folder that {@code REFINERY_RESULTS} names, or else in {@code results}.
     *
     * @see JobFile#read(Path, Map, Map)
     */
    public static Optimized optimize(Job job) {
        return in(Path.of(System.getenv().getOrDefault("REFINERY_RESULTS", "results")))
                .run(job);
    }

    /** Optimizes a job with the models that it names, which are opened and closed here. */
    public Optimized run(Job job) {
        return search(job).run();
    }

    /** Optimizes a job with open models, which stay open. What the job says of models only names them. */
    public Optimized run(Job job, Models models) {
        return search(job).run(models);
    }

    /** Goes on with the newest unfinished run of the job; asks nothing again that was answered. */
    public Optimized resume(Job job) {
        return search(job).resume();
    }

    /** Checks a job and reads its cases, and asks nothing yet. */
    public Optimization search(Job job) {
        return new Optimization(this, job);
    }
}

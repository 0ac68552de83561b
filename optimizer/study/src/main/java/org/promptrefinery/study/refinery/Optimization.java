package org.promptrefinery.study.refinery;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.study.Models;
import org.promptrefinery.study.Progress;
import org.promptrefinery.study.ProofOutlook;
import org.promptrefinery.study.Study;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobServices;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.models.JobModels;
import org.promptrefinery.study.models.OpenModels;
import org.promptrefinery.study.notification.Notifier;
import org.promptrefinery.study.notification.RunEnd;
import org.promptrefinery.study.report.ResultFiles;
import org.promptrefinery.study.run.Journal;
import org.promptrefinery.study.run.ResultsFolder;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunLock;
import org.promptrefinery.study.run.RunRecord;
import org.promptrefinery.study.run.StopFile;
import org.promptrefinery.study.supply.Indexing;

/** One job that is checked and ready to be optimized; each start is a run of its own. */
public final class Optimization {

    private final Refinery refinery;
    private final Progress progress;
    private final Job job;
    private final Material material;

    /**
     * Checks the job and reads its cases.
     *
     * @throws BadInput when it cannot be run as it is
     */
    Optimization(Refinery refinery, Job job) {
        this.refinery = refinery;
        this.progress = refinery.progress();
        this.job = job;
        this.material = Material.of(job)
                .supplied(job, Indexing.in(new ResultsFolder(refinery.results()).indexes(), progress::notice));
        ProofOutlook.of(job.search(), material.split().test().size())
                .tooFewCases()
                .ifPresent(progress::notice);
    }

    /** The cases, split. */
    public Material material() {
        return material;
    }

    /** Optimizes with the models that the job names. */
    public Optimized run() {
        return run(this::created);
    }

    /** Optimizes with open models, which stay open. */
    public Optimized run(Models models) {
        Notifier notifier = notifier();
        try {
            return run(models, this::created, notifier);
        } catch (RuntimeException failure) {
            notifier.failed(failure);
            throw failure;
        }
    }

    /**
     * Goes on with the newest unfinished run of the job.
     *
     * @throws BadInput when there is none
     */
    public Optimized resume() {
        return run(this::unfinished);
    }

    private Optimized run(Function<String, RunFolder> folders) {
        Notifier notifier = notifier();
        try (OpenModels opened = OpenModels.of(new JobModels(job, refinery.environment(), progress::notice))) {
            return run(opened.models(), folders, notifier);
        } catch (RuntimeException failure) {
            notifier.failed(failure);
            throw failure;
        }
    }

    private Notifier notifier() {
        return Notifier.of(job, refinery.environment(), progress::notice);
    }

    private Optimized run(Models models, Function<String, RunFolder> folders, Notifier notifier) {
        Job judged = job.with(JobServices.of(models.judges()));
        RunFolder folder = folders.apply(RunRecord.of(
                judged, material, models.task().identity(), models.reflector().map(LanguageModel::identity)));
        try (RunLock _ = RunLock.take(folder)) {
            notifier.begins(folder);
            Optimized done = new Optimized(judged, folder, study(judged, models, folder));
            write(done);
            notifier.tell(RunEnd.of(job.name(), folder, done.result()));
            return done;
        }
    }

    private RunFolder created(String config) {
        return RunFolder.create(refinery.results(), job.name(), LocalDateTime.now(ZoneId.systemDefault()), config);
    }

    private RunFolder unfinished(String config) {
        return RunFolder.unfinished(refinery.results(), job.name(), config);
    }

    private StudyResult study(Job judged, Models models, RunFolder folder) {
        begin(folder);
        judged.evaluation().notices().forEach(progress::notice);
        material.supplies().prepare();
        StopFile stop = new StopFile(folder, InstantSource.system());
        try (CompletionCache cache = new ResultsFolder(refinery.results()).openCache();
                Journal journal = Journal.open(folder.journal(), InstantSource.system(), progress::notice)) {
            return new Study(judged, material, journal, progress, InstantSource.system()).run(models, cache, stop);
        } catch (ModelUnavailable gone) {
            throw new ModelUnavailable(
                    gone.getMessage() + "\nWhat was answered is kept; start again with --resume to go on.", gone);
        } finally {
            material.supplies().close();
            stop.clear();
            progress.ends();
        }
    }

    private void begin(RunFolder folder) {
        progress.begins(
                folder.path().toString(),
                material.split().train().size() + " train, "
                        + material.split().dev().size() + " dev, "
                        + material.split().test().size() + " test cases");
        material.notices().forEach(progress::notice);
        folder.begin();
    }

    private static void write(Optimized done) {
        RunFolder folder = done.folder();
        folder.write(RunFolder.WINNER, done.prompt());
        folder.write(RunFolder.VERDICTS, ResultFiles.verdicts(done.job().evaluation(), done.result()));
        folder.write(
                RunFolder.TRAIN_VERDICTS, ResultFiles.trainVerdicts(done.job().evaluation(), done.result()));
        folder.write(RunFolder.RESULT, done.json() + "\n");
        folder.write("summary.txt", done.summary());
    }
}

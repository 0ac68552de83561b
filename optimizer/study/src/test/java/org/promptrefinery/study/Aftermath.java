package org.promptrefinery.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Spent;
import org.promptrefinery.search.Generation;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.report.ResultFiles;
import org.promptrefinery.study.report.ResultJson;
import org.promptrefinery.study.run.Journal;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunRecord;

/** Runs studies, leaves behind what they leave behind, and stops them by hand. */
abstract class Aftermath {

    @TempDir
    Path folder;

    Stage stage;
    final AtomicBoolean stop = new AtomicBoolean();
    int stopsAfter = Integer.MAX_VALUE;
    boolean proving;
    final List<Long> spending = new ArrayList<>();
    final List<Integer> ablated = new ArrayList<>();
    final Audience listener = new Audience() {
        @Override
        public void generation(Generation generation, int most) {
            super.generation(generation, most);
            stop.set(generations > stopsAfter);
        }

        @Override
        public void spent(Map<Purpose, Spent> now) {
            spending.add(now.values().stream()
                    .mapToLong(one -> one.asked().completions())
                    .sum());
        }

        @Override
        public void proving(String reason) {
            proving = true;
        }

        @Override
        public void ablating(int sections, int cases) {
            ablated.addAll(List.of(sections, cases));
        }
    };

    @BeforeEach
    void writeJob() throws IOException {
        stage = new Stage(folder);
        stage.write();
        Path cases = folder.resolve("cases.jsonl");
        Files.writeString(
                cases,
                Files.readString(cases)
                        .replace("\"expected\": \"Bob\"", "\"tags\": [\"love\"], \"expected\": \"Bob\""));
    }

    String warnings(Job job, StudyResult result) {
        return ResultJson.of(job, new RunFolder(folder), result)
                .path("warnings")
                .toString();
    }

    RunFolder written(String name, Job job, StudyResult result) {
        RunFolder run = new RunFolder(folder.resolve("run-" + name));
        try {
            Files.createDirectory(run.path());
            Files.copy(folder.resolve(name + ".jsonl"), run.journal());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        run.write("run.yaml", RunRecord.of(job, Material.of(job), new Actor().identity(), Optional.empty()));
        run.write(RunFolder.RESULT, ResultJson.of(job, run, result).toString());
        run.write(RunFolder.VERDICTS, ResultFiles.verdicts(job.evaluation(), result));
        run.write(RunFolder.TRAIN_VERDICTS, ResultFiles.trainVerdicts(job.evaluation(), result));
        return run;
    }

    StudyResult run(String name, LanguageModel model, Job job) {
        return run(name, model, job, stop::get);
    }

    StudyResult run(String name, LanguageModel model, Job job, BooleanSupplier stopping) {
        try (CompletionCache cache = CompletionCache.open(folder.resolve(name + ".sqlite"));
                Journal journal =
                        Journal.open(folder.resolve(name + ".jsonl"), InstantSource.system(), listener::notice)) {
            return new Study(job, Material.of(job), journal, listener, InstantSource.system())
                    .run(Models.of(model), cache, stopping);
        }
    }
}

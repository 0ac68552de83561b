package org.promptrefinery.study.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Yaml;
import org.promptrefinery.study.run.RunFolder;

/** Tells runs back from their folders. */
public final class RunHistories {

    private RunHistories() {}

    /**
     * Reads a run that has ended, is still going on or was killed. A last line of the journal without a line break is
     * still being written, or was torn by the kill, and is left out; there is no outcome before {@code result.json} is
     * written, which a run that goes on takes away.
     *
     * @throws BadInput when the folder is no run; or naming file and line when a file in it is broken
     * @throws StorageFailure when a file cannot be read
     */
    public static RunHistory read(RunFolder folder) {
        JobFacts job = job(folder);
        JournalReader journal = JournalReader.read(folder.journal());
        return new RunHistory(folder, job, journal.candidates(), journal.steps(), outcome(folder));
    }

    private static Optional<Outcome> outcome(RunFolder folder) {
        Path file = folder.result();
        return Files.isRegularFile(file) ? Optional.of(ResultReader.read(file)) : Optional.empty();
    }

    private static JobFacts job(RunFolder folder) {
        Path file = folder.record();
        if (!Files.isRegularFile(file)) {
            throw new BadInput(folder.path() + " is no run: it has no " + file.getFileName()
                    + "; a run is a folder that optimize has made, such as results/romeo-20261125-011137");
        }
        Json record = new Json(Yaml.read(file), file.toString());
        Json model = record.field("model");
        return new JobFacts(
                record.text("name"),
                record.count("seed"),
                model.text("task"),
                model.optional("reflector").map(Json::asText),
                judges(model),
                record.list("evaluators", RunHistories::evaluator),
                record.field(JobFile.MADE_FROM).whole("cases"),
                record.field("search").whole("generations"));
    }

    private static List<String> judges(Json model) {
        return model.node().path("judge").isArray()
                ? model.list("judge", Json::asText)
                : model.optional("judge").map(Json::asText).stream().toList();
    }

    /** One without options is a name, another a map from its name to them. */
    private static String evaluator(Json entry) {
        JsonNode node = entry.node();
        return node.isObject() && !node.isEmpty() ? node.fieldNames().next() : entry.asText();
    }
}

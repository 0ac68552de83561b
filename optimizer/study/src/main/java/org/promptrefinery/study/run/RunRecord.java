package org.promptrefinery.study.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.JobWriter;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.Yaml;

/** The text of {@code run.yaml}: all that decides a run. */
public final class RunRecord {

    private static final String CASES = "cases_sha256";
    private static final String DOCUMENTS = "documents_sha256";
    private static final String EXAMPLES = "examples_sha256";

    private RunRecord() {}

    /**
     * The effective job, with hashes of its cases, its prompts and the models.
     *
     * @param reflector the one that the job names, if it does
     */
    public static String of(Job job, Material material, ModelIdentity model, Optional<ModelIdentity> reflector) {
        ObjectNode record = JobWriter.deciding(job);
        ObjectNode sources = record.putObject(JobFile.MADE_FROM)
                .put(CASES, ContentHash.of(job.cases().file()))
                .put("cases", material.cases().size())
                .put("prompt", job.chain().id())
                .put("evaluators", job.evaluation().fingerprint())
                .put("model", model.fingerprint());
        documents(job).ifPresent(hash -> sources.put(DOCUMENTS, hash));
        examples(job).ifPresent(hash -> sources.put(EXAMPLES, hash));
        reflector.ifPresent(thinking -> sources.put("reflector", thinking.fingerprint()));
        return Yaml.write(record);
    }

    /**
     * The job of a run, with its winner as the prompt.
     *
     * @param flags settings from the command line; they win over the record
     * @throws BadInput when the run has no winner yet, or its cases, documents or examples have changed since
     */
    public static Job read(RunFolder folder, Map<String, String> flags, Services services) {
        Path winner = folder.winner();
        if (!Files.isRegularFile(winner)) {
            throw new BadInput(
                    "the run " + folder.path() + " has no winner yet; go on with it: refinery optimize JOB --resume");
        }
        Job job = JobFile.ofRun(folder.record(), flags, services).with(ChainReader.file(winner));
        JsonNode sources = Yaml.read(folder.record()).path(JobFile.MADE_FROM);
        if (!sources.path(CASES).asText().equals(ContentHash.of(job.cases().file()))) {
            throw changed("the cases in " + job.cases().file(), folder, "compare its winner on other cases");
        }
        documents(job)
                .filter(hash -> !hash.equals(sources.path(DOCUMENTS).asText()))
                .ifPresent(_ -> {
                    throw changed(
                            "the documents in " + job.sources().documents().orElseThrow(),
                            folder,
                            "give its winner others");
                });
        examples(job)
                .filter(hash -> !hash.equals(sources.path(EXAMPLES).asText()))
                .ifPresent(_ -> {
                    throw changed(
                            "the examples in "
                                    + job.sources().further().orElseThrow().file(),
                            folder,
                            "show its winner others");
                });
        return job;
    }

    private static Optional<String> documents(Job job) {
        return job.sources().documents().map(ContentHash::ofFolder);
    }

    private static Optional<String> examples(Job job) {
        return job.sources().further().map(CaseSource::file).map(ContentHash::of);
    }

    private static BadInput changed(String what, RunFolder run, String wish) {
        return new BadInput(what + " have changed since the run " + run.path() + "; to " + wish + ", give "
                + run.winner() + " and --job JOB");
    }
}

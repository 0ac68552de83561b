package org.promptrefinery.study.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.JobWriter;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.Yaml;

/** The text of {@code run.yaml}: all that decides a run. */
public final class RunRecord {

    private static final String HASH = "cases_sha256";

    private RunRecord() {}

    /**
     * The effective job, with hashes of its cases, its prompts and the models.
     *
     * @param reflector the one that the job names, if it does
     */
    public static String of(Job job, Material material, ModelIdentity model, Optional<ModelIdentity> reflector) {
        ObjectNode record = JobWriter.deciding(job);
        ObjectNode sources = record.putObject(JobFile.MADE_FROM)
                .put(HASH, sha256(job))
                .put("cases", material.cases().size())
                .put("prompt", job.chain().id())
                .put("evaluators", job.evaluation().fingerprint())
                .put("model", model.fingerprint());
        reflector.ifPresent(thinking -> sources.put("reflector", thinking.fingerprint()));
        return Yaml.write(record);
    }

    /**
     * The job of a run, with its winner as the prompt.
     *
     * @param flags settings from the command line; they win over the record
     * @throws BadInput when the run has no winner yet, or its cases have changed since
     */
    public static Job read(RunFolder folder, Map<String, String> flags, Services services) {
        Path winner = folder.winner();
        if (!Files.isRegularFile(winner)) {
            throw new BadInput(
                    "the run " + folder.path() + " has no winner yet; go on with it: refinery optimize JOB --resume");
        }
        Job job = JobFile.ofRun(folder.record(), flags, services).with(ChainReader.file(winner));
        String before =
                Yaml.read(folder.record()).path(JobFile.MADE_FROM).path(HASH).asText();
        if (!before.equals(sha256(job))) {
            throw new BadInput("the cases in " + job.cases().file() + " have changed since the run " + folder.path()
                    + "; to compare its winner on other cases, give " + winner + " and --job JOB");
        }
        return job;
    }

    private static String sha256(Job job) {
        try (InputStream bytes = Files.newInputStream(job.cases().file())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new StorageFailure(job.cases().file() + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256 " + StandardCharsets.UTF_8.name(), impossible);
        }
    }
}

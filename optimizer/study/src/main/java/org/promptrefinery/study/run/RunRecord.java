package org.promptrefinery.study.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobWriter;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.Yaml;

/** The text of {@code run.yaml}: all that decides a run. */
public final class RunRecord {

    private RunRecord() {}

    /**
     * The effective job, with hashes of its cases, its prompts and the models.
     *
     * @param reflector the one that the job names, if it does
     */
    public static String of(Job job, Material material, ModelIdentity model, Optional<ModelIdentity> reflector) {
        ObjectNode record = JobWriter.deciding(job);
        ObjectNode sources = record.putObject("made_from")
                .put("cases_sha256", sha256(job))
                .put("cases", material.cases().size())
                .put("prompt", job.chain().id())
                .put("evaluators", job.evaluation().fingerprint())
                .put("model", model.fingerprint());
        reflector.ifPresent(thinking -> sources.put("reflector", thinking.fingerprint()));
        return Yaml.write(record);
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

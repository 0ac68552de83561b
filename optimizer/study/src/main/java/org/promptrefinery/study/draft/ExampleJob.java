package org.promptrefinery.study.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.promptrefinery.evaluators.BadInput;

/** A small job with comments, to try and to change. */
public final class ExampleJob {

    private ExampleJob() {}

    /**
     * Writes the example into a folder.
     *
     * @param force whether files of a job that are there may be overwritten
     * @throws BadInput when the folder is in use
     */
    public static void write(Path folder, boolean force) {
        JobFolder target = new JobFolder(folder);
        if (!force) {
            target.requireUnused();
        }
        for (String name : List.of(JobFolder.CASES, JobFolder.README, JobFolder.JOB)) {
            String text = resource(name);
            target.write(name, writer -> writer.write(text));
        }
    }

    private static String resource(String name) {
        try (InputStream stream = ExampleJob.class.getResourceAsStream("example/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the example has no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

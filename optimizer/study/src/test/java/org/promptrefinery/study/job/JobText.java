package org.promptrefinery.study.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What stands in the file of a job. */
final class JobText {

    /** Everything that a job must say. */
    static final String SMALLEST = """
            model: {task: "embedded:bard"}
            prompt: {user: "{{question}}"}
            cases: cases.jsonl
            """;

    private JobText() {}

    /** Reads it as the file of the job in a folder. */
    static Job read(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("job.yaml"), text);
        return JobFile.read(folder, Map.of(), Map.of());
    }
}

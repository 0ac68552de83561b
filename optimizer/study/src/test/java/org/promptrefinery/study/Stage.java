package org.promptrefinery.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.run.Journal;

/** A job for an {@link Actor}, and studies of it. */
record Stage(Path folder) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Writes the job, with some more lines of YAML, and its cases. */
    void write(String... more) throws IOException {
        Files.writeString(folder.resolve("job.yaml"), """
                name: play
                model: {task: "embedded:bard", max_tokens: 9}
                prompt: {system: "Answer the question.", user: "{{question}}"}
                cases: cases.jsonl
                evaluators: [exact, forbidden: {words: [Romeo, Juliet]}]
                %s
                """.formatted(String.join("\n", more)));
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < 160; i++) {
            String name = List.of("Bob", "Alice", "Hamlet", "Iago").get(i % 4);
            cases.append("{\"id\": \"q%d\", \"inputs\": {\"question\": \"Whom %d?\"}, \"expected\": \"%s\"}\n"
                    .formatted(i, i, name));
        }
        Files.writeString(folder.resolve("cases.jsonl"), cases);
    }

    /** Writes the job with two prompts in place of one, for {@link Scripted#relay}. */
    void chained(String... more) throws IOException {
        write(more);
        Path job = folder.resolve("job.yaml");
        Files.writeString(
                job,
                Files.readString(job)
                        .replace(
                                "prompt: {system: \"Answer the question.\", user: \"{{question}}\"}",
                                "prompts: {name: {system: \"Say who.\", user: \"{{question}}\"},"
                                        + " reply: {system: \"Answer with one word.\", user: \"Said: {{name}}\"}}"));
    }

    Job job(Map<String, String> settings) {
        return JobFile.read(folder, Map.of(), settings);
    }

    /** Runs a study; each name has its own cache and journal, as if on another machine. */
    StudyResult run(String name, LanguageModel model, Job job, Progress progress, InstantSource clock) {
        return run(name, Models.of(model), job, progress, clock);
    }

    /** Runs a study with several models. */
    StudyResult run(String name, Models models, Job job, Progress progress, InstantSource clock) {
        try (CompletionCache cache = CompletionCache.open(folder.resolve(name + ".sqlite"));
                Journal journal =
                        Journal.open(folder.resolve(name + ".jsonl"), InstantSource.system(), progress::notice)) {
            return new Study(job, Material.of(job), journal, progress, clock).run(models, cache);
        }
    }

    /** The events of a journal, without their times. */
    List<JsonNode> journal(String name) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name + ".jsonl"))) {
            events.add(((ObjectNode) JSON.readTree(line)).without("at"));
        }
        return events;
    }
}

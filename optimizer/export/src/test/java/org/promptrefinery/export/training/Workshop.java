package org.promptrefinery.export.training;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.export.Staging;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.review.Review;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunRecord;
import org.promptrefinery.study.supply.Supplies;

/** A run of 40 cases made by hand, and data for training made of it. */
abstract class Workshop {

    static final String ASKED = "Whom did number %d love?";
    private static final int CASES = 40;
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectWriter ASCII = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    @TempDir
    Path scratch;

    RunFolder run;
    Split split;
    final List<Review> reviews = new ArrayList<>();
    final List<String> notices = new ArrayList<>();

    @BeforeEach
    void makeRun() throws IOException {
        makeRun("contains");
    }

    void makeRun(String evaluators) throws IOException {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < CASES; i++) {
            cases.append("{\"id\": \"q%d\", \"inputs\": {\"question\": \"%s\"}, \"expected\": \"Bob%d\"}%n"
                    .formatted(i, ASKED.formatted(i), i));
        }
        makeRun(evaluators, cases.toString());
    }

    void makeRun(String evaluators, String cases) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("job"));
        Files.writeString(folder.resolve("cases.jsonl"), cases);
        Files.writeString(folder.resolve("job.yaml"), """
                name: play
                model: {task: "openai:m@http://127.0.0.1:1/v1", judge: "openai:j@http://127.0.0.1:1/v1", max_tokens: 9}
                prompt: {system: "Answer the question.", user: "{{question}}"}
                cases: cases.jsonl
                evaluators: [%s]
                """.formatted(evaluators));
        Job job = JobFile.read(folder, Map.of(), Map.of());
        Material material = Material.of(job);
        split = material.split();
        run = new RunFolder(Files.createDirectories(scratch.resolve("play-20261125-010203")));
        run.write("run.yaml", RunRecord.of(job, material, new ModelIdentity("m", "m 1"), Optional.empty()));
        run.write(RunFolder.WINNER, "system: Answer with one word.\nuser: \"{{question}}\"\n");
        run.write("journal.jsonl", """
                {"at":"2026-11-25T01:02:03.456Z","event":"generation","number":0,"completions":9,"children":[],\
                "population":[]}
                """);
        Files.deleteIfExists(run.verdicts());
        Files.deleteIfExists(run.trainVerdicts());
    }

    /** A line of {@code train-verdicts.jsonl}. */
    void answered(Case subject, String answer, double score) {
        append(
                run.trainVerdicts(),
                line("winner", "train", subject.id(), answer).put("score", score));
    }

    static ObjectNode line(String prompt, String split, String subject, String answer) {
        return JSON.createObjectNode()
                .put("prompt", prompt)
                .put("split", split)
                .put("case", subject)
                .put("answer", answer)
                .put("gatesHeld", true);
    }

    static void append(Path file, JsonNode line) {
        try {
            Files.writeString(
                    file, ASCII.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    void reviewed(Case subject, String first, String second, Review.Choice choice, String correction) {
        Optional<String> better = Optional.of(correction).filter(text -> !text.isEmpty());
        reviews.add(new Review(subject.id(), first, second, "a", "b", choice, better, "Ann", Instant.EPOCH));
    }

    static Recipe recipe(Method method) {
        return new Recipe(method, Layout.TRL, true, false, Licence.UNKNOWN);
    }

    /** The lines of the file for training. */
    List<JsonNode> train(Recipe recipe) {
        export(recipe);
        return lines("train.jsonl");
    }

    void export(Recipe recipe, String... known) {
        try (Staging staging = Staging.in(out(), false)) {
            Provenance from = new Provenance(run, Services.NONE, Supplies.NONE, reviews, "1.2.3");
            TrainingExport.write(from, recipe, staging, List.of(known), notices::add);
        }
    }

    Path out() {
        return scratch.resolve("out");
    }

    String file(String name) {
        try {
            return Files.readString(out().resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<JsonNode> lines(String name) {
        return file(name).lines().map(Workshop::read).toList();
    }

    JsonNode card() {
        return read(file("card.json"));
    }

    static String answer(JsonNode demonstration) {
        return demonstration.path("messages").path(2).path("content").asText();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Case trainCase(int index) {
        return split.train().get(index);
    }
}

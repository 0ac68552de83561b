package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.Conversation;
import org.promptrefinery.inference.loopback.LoopbackServer;

/** Two prompts in a row and a reflector, as a user meets them, against a server that plays all models. */
class ChainedJobTest {

    private static final String ONE = "prompt: {system: \"Answer the question.\", user: \"{{question}}\"}";
    private static final String TWO = "prompts: {name: {system: \"Say who.\", user: \"{{question}}\"},"
            + " reply: {system: \"Answer the question.\", user: \"Said: {{name}} {{question}}\"}}";

    @TempDir
    Path folder;

    private static String play(Conversation conversation) {
        if (conversation.system().isEmpty()) {
            return "<why>the names</why><prompt>\n[instruction]\nAnswer the question.\n[rule]\nUse Bob instead of Romeo.\n"
                    + "[format]\nAnswer with one word.\n</prompt>";
        }
        return Theatre.say(conversation);
    }

    @Test
    void aChainIsOptimizedWithAReflectorAndItsWinnerEvaluated() throws IOException {
        Theatre theatre = new Theatre(folder);
        try (LoopbackServer server = LoopbackServer.start(Behaviour.saying(ChainedJobTest::play))) {
            String model = "openai:m@" + server.uri();
            Path job = job(theatre, model, "max_tokens: 9, reflector: \"" + model + "\"");
            Path results = theatre.results("results");
            Output dry = theatre.refinery("optimize", job.toString(), "--dry-run");
            assertThat(dry.out()).contains("reflector " + model);
            Output output =
                    theatre.refinery("optimize", job.toString(), "--results", results.toString(), "--generations", "3");
            assertThat(output.code()).as(output.err()).isZero();
            assertThat(output.out()).containsPattern("reflector +[1-9]").contains("reply:");
            assertThat(output.err()).containsPattern("generation 1: .* a second, [\\d,]+ by the reflector");
            assertThat(Theatre.file(results, "run.yaml")).contains("prompts:", "reflector_max_tokens: 2048");
            assertThat(Theatre.file(results, "winner.prompt")).startsWith("prompts:\n");
            assertThat(Theatre.file(results, "journal.jsonl")).contains("\"prompts\":{\"name\"");

            Path winner = Theatre.run(results).resolve("winner.prompt");
            Output evaluated = theatre.refinery(
                    "evaluate",
                    job.toString(),
                    "--prompt",
                    winner.toString(),
                    "--split",
                    "dev",
                    "--json",
                    "--results",
                    results.toString());
            assertThat(evaluated.code()).as(evaluated.err()).isZero();
            JsonNode result = new JsonMapper().readTree(evaluated.out());
            assertThat(result.path("completions").asInt())
                    .as("all of it is known")
                    .isZero();
            assertThat(result.path("scored")).isEqualTo(result.path("cases"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            max_tokens: 9, reflector: "embeded:bard"  | ``                                | unknown model 'embeded:bard'
            max_tokens: 9, reflector_temperature: 1   | ``                                | job.yaml:2: model.reflector_temperature: means nothing
            max_tokens: 9                             | keep: [nothing]                   | job.yaml:6: keep: 'nothing' stands in no prompt
            max_tokens: 9                             | search: {pick: {cheapest: -1}}    | job.yaml:6: search.pick.cheapest: '-1' must be
            max_tokens: 9                             | search: {objectives: [speed]}     | job.yaml:6: search.objectives: 'speed' is no evaluator
            max_tokens: 9                             | prompt: {user: "{{question}}"}    | job.yaml:3: prompts: a job has one prompt
            """)
    void aWrongFieldIsExplainedBeforeAnythingIsAsked(String fields, String line, String message) throws IOException {
        Theatre theatre = new Theatre(folder);
        Path job = job(theatre, "embedded:bard", fields.strip(), line);
        Output output = theatre.refinery(
                "optimize",
                job.toString(),
                "--results",
                theatre.results("results").toString());
        assertThat(output.code()).isEqualTo(2);
        assertThat(output.err()).contains(message.strip()).doesNotContain("\tat ");
        assertThat(theatre.results("results")).doesNotExist();
    }

    private static Path job(Theatre theatre, String model, String fields, String... more) throws IOException {
        Path job = theatre.job(model, more);
        Path file = job.resolve("job.yaml");
        String text = Files.readString(file).replace(ONE, TWO).replace("max_tokens: 9", fields);
        Files.writeString(file, text);
        return job;
    }
}

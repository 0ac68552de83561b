package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.loopback.Answer;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.Faults;
import org.promptrefinery.inference.loopback.LoopbackServer;
import org.promptrefinery.inference.loopback.Reaction;

/** Whole jobs against servers that go wrong. */
class FaultyServerTest {

    private static final Behaviour GOOD = Behaviour.saying(Theatre::say);
    private static final String KEY = "sk-planted-7f3a9c51e0d24b86";

    @TempDir
    Path folder;

    private Theatre theatre;

    @BeforeEach
    void open() {
        theatre = new Theatre(folder);
    }

    @Test
    void withFaultsAJobEndsAsWithout() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(GOOD)) {
            Path job = theatre.job(
                    "openai:m@" + server.uri(), "search: {population: 4, children: 6, generations: 3, restarts: 0}");
            Path calm = theatre.results("calm");
            Path stormy = theatre.results("stormy");

            assertThat(optimize(job, calm).code()).isZero();
            long asked = server.counters().completions();
            server.behave(GOOD.withFaults(7, 0.3, Faults.passing()));
            Output output = optimize(job, stormy);

            assertThat(output.code()).as(output.err()).isZero();
            assertThat(Theatre.file(stormy, "winner.prompt")).isEqualTo(Theatre.file(calm, "winner.prompt"));
            assertThat(Theatre.file(stormy, "verdicts.jsonl")).isEqualTo(Theatre.file(calm, "verdicts.jsonl"));
            assertThat(server.counters().calls() - asked)
                    .as("faults did happen")
                    .isGreaterThan(asked * 12 / 10);
        }
    }

    @Test
    void anExpiredKeyStopsAtOnceAndNothingIsLost() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(GOOD)) {
            Path job = theatre.job("openai:m@" + server.uri());
            Path results = theatre.results("results");
            server.behave(call -> call.number() > 400 ? Faults.expiredKey() : GOOD.react(call));

            Output output = optimize(job, results);

            assertThat(output.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(output.err()).contains("REFINERY_API_KEY").contains("--resume");
            assertThat(server.counters().calls()).isLessThan(400 + 200);
            long before = server.counters().completions();
            server.behave(GOOD);
            Output resumed =
                    theatre.refinery("optimize", job.toString(), "--results", results.toString(), "--resume", "--json");
            assertThat(resumed.code()).as(resumed.err()).isZero();
            assertThat(json(resumed.out()).path("cached").asInt()).isGreaterThanOrEqualTo(400);
            assertThat(server.counters().completions() - before)
                    .isEqualTo(json(resumed.out()).path("completions").asLong());
        }
    }

    @Test
    void aCaseThatIsTooLongFailsByNameAndNoOther() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(
                call -> call.body().contains("Whom 17?") ? Faults.contextTooLong() : GOOD.react(call))) {
            Path job = theatre.job("openai:m@" + server.uri());

            Output output = theatre.refinery(
                    "evaluate",
                    job.toString(),
                    "--results",
                    folder.resolve("r").toString(),
                    "--out",
                    folder.resolve("verdicts.jsonl").toString());

            assertThat(output.code()).isZero();
            assertThat(output.out())
                    .contains("No score: 1 cases")
                    .contains("q17")
                    .contains("too long");
            assertThat(server.askedByBody()).hasSize(Theatre.CASES).allSatisfy((body, times) -> assertThat(times)
                    .isEqualTo(1));
        }
    }

    @Test
    void aCaseThatFailsAgainAndAgainIsLeftOutByName() throws IOException {
        try (LoopbackServer server =
                LoopbackServer.start(call -> call.body().contains("Whom 17?") ? Faults.internal() : GOOD.react(call))) {
            Path job = theatre.job(model(server), impatient(server), "max_quarantined: 0.05");
            Path results = theatre.results("results");

            Output output = optimize(job, results);

            assertThat(output.code()).as(output.err()).isZero();
            assertThat(output.err()).contains("q17 is left out");
            assertThat(Theatre.file(results, "summary.txt")).contains("Improved");
        }
    }

    @Test
    void aJobWhoseCasesFailTooOftenStopsWithAReason() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(
                call -> call.body().matches("(?s).*Whom \\d*3\\?.*") ? Faults.internal() : GOOD.react(call))) {
            Path job = theatre.job(model(server), impatient(server), "max_quarantined: 0.02", "max_unscored: 0.5");
            Path results = theatre.results("results");

            Output output = optimize(job, results);

            assertThat(output.code()).as(output.err()).isEqualTo(ExitCode.STOPPED_EARLY);
            assertThat(Theatre.file(results, "summary.txt")).contains("max_quarantined");
        }
    }

    @Test
    void aMissingModelIsSaidBeforeAnythingIsSpent() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(GOOD)) {
            Path job = theatre.job("openai:other@" + server.uri());

            Output output = optimize(job, theatre.results("results"));

            assertThat(output.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(output.err()).contains("other").contains("it has");
            assertThat(server.counters().calls()).isZero();
            assertThat(theatre.results("results")).doesNotExist();
        }
    }

    @Test
    void theKeyIsInNothingThatIsWritten() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(GOOD.withFaults(
                3,
                0.1,
                List.of(
                        Faults.internal(),
                        Reaction.of(Answer.json(500, "{\"error\":{\"message\":\"who is " + KEY + "?\"}}")))))) {
            String uri = server.uri().toString();
            Path job = theatre.job(
                    "openai:m@" + uri, "models: {\"openai:m@" + uri + "\": {key: PLANTED_KEY, timeout: 5}}");
            Theatre keyed = theatre.with("PLANTED_KEY", KEY);
            StringBuilder said = new StringBuilder();
            for (String[] arguments : List.of(
                    new String[] {
                        "optimize",
                        job.toString(),
                        "--results",
                        folder.resolve("r").toString()
                    },
                    new String[] {"optimize", job.toString(), "--print-config"},
                    new String[] {
                        "evaluate",
                        job.toString(),
                        "--json",
                        "--results",
                        folder.resolve("s").toString()
                    })) {
                Output output = keyed.refinery(arguments);
                said.append(output.out()).append(output.err());
                assertThat(output.code()).as(output.err()).isZero();
            }
            server.behave(call -> Reaction.of(
                    Answer.json(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}")));
            Output refused = keyed.refinery(
                    "evaluate", job.toString(), "--results", folder.resolve("t").toString());
            said.append(refused.out()).append(refused.err());

            assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(server.alwaysCarried(KEY)).isTrue();
            assertThat(said.toString()).doesNotContain(KEY);
            try (var files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(KEY);
                }
            }
        }
    }

    @Test
    void serversThatAreBusyAreShownTogetherAsOneModel() throws IOException {
        try (LoopbackServer one = LoopbackServer.start(GOOD);
                LoopbackServer two = LoopbackServer.start(GOOD)) {
            Path job = theatre.job("openai:m@" + one.uri() + "," + two.uri());

            Output output = optimize(job, theatre.results("results"));

            assertThat(output.code()).as(output.err()).isZero();
            assertThat(one.counters().completions()).isPositive();
            assertThat(two.counters().completions()).isPositive();
            assertThat(one.askedByBody().keySet())
                    .doesNotContainAnyElementsOf(two.askedByBody().keySet());
        }
    }

    private static String model(LoopbackServer server) {
        return "openai:m@" + server.uri();
    }

    /** Gives a request up soon, so that a test need not be as patient as a night. */
    private static String impatient(LoopbackServer server) {
        return "models: {\"" + model(server) + "\": {timeout: 1, deadline: 1}}";
    }

    private Output optimize(Path job, Path results) {
        return theatre.refinery("optimize", job.toString(), "--results", results.toString());
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }
}

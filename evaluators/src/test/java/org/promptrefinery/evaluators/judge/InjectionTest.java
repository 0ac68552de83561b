package org.promptrefinery.evaluators.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;

/** Text that wants to be a verdict never is one, wherever it stands and however a judge repeats it. */
class InjectionTest {

    private static final JsonMapper JSON = new JsonMapper();

    record Attempt(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A kind of judge, what an honest judge says, and the score that means; no attempt asks for that. */
    record Honest(Object entry, String verdict, double score) {}

    private static final List<Honest> JUDGES = List.of(
            new Honest(
                    Map.of("rubric", Map.of("criteria", "Is good.", "retries", 0)),
                    "{\"reason\": \"REASON\", \"grade\": 2, \"id\": \"ID\"}",
                    0.25),
            new Honest(
                    Map.of("question", Map.of("question", "Is it good?", "retries", 0)),
                    "{\"reason\": \"REASON\", \"verdict\": \"no\", \"id\": \"ID\"}",
                    0),
            new Honest(
                    Map.of("factuality", Map.of("retries", 0)),
                    "{\"reason\": \"REASON\", \"category\": \"contradiction\", \"id\": \"ID\"}",
                    0),
            new Honest(
                    Map.of("pairwise", Map.of("against", "reference", "retries", 0)),
                    "{\"reason\": \"REASON\", \"better\": \"tie\", \"id\": \"ID\"}",
                    0.5));

    static List<Attempt> attempts() throws IOException {
        try (InputStream resource = InjectionTest.class.getResourceAsStream("injections.jsonl")) {
            List<Attempt> attempts = new ArrayList<>();
            for (String line : new String(resource.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                JsonNode node = JSON.readTree(line);
                attempts.add(new Attempt(
                        node.path("name").textValue(), node.path("text").textValue()));
            }
            return attempts;
        }
    }

    @Test
    void thereAreManyAttempts() throws IOException {
        assertThat(attempts().stream().map(Attempt::text).distinct()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void aRepeatedInjectionIsNeverTheVerdict(Attempt attempt) {
        for (Honest honest : JUDGES) {
            for (String reply : replies(honest.verdict(), attempt.text())) {
                assertHonestOrUnscored(honest, attempt, reply);
            }
        }
    }

    /** The attempt before, after, around and inside the honest verdict, and in its place. */
    private static List<String> replies(String verdict, String attempt) {
        String honest = verdict.replace("REASON", "poor");
        String half = verdict.substring(0, verdict.indexOf("REASON"));
        return List.of(
                attempt,
                attempt + "\n" + honest,
                honest + "\n" + attempt,
                attempt + honest + attempt,
                verdict.replace("REASON", escaped(attempt)),
                verdict.replace("REASON", attempt),
                verdict.replace("REASON", attempt) + attempt,
                half + attempt,
                half + attempt + "\"}",
                "{" + attempt + "," + honest.substring(1),
                "```json\n" + honest + "\n```\n" + attempt,
                attempt + "\n```json\n" + honest + "\n```",
                "```json\n" + attempt + "\n```\n" + honest,
                "```json\n" + attempt + "\n" + honest + "\n```");
    }

    private static void assertHonestOrUnscored(Honest honest, Attempt attempt, String reply) {
        for (boolean inAnswer : List.of(true, false)) {
            Verdict verdict = judge(honest.entry(), attempt, inAnswer, reply);
            if (verdict instanceof Verdict.Scored scored) {
                assertThat(scored.score()).as("%s: %s", attempt, reply).isEqualTo(honest.score());
            }
        }
    }

    private static Verdict judge(Object entry, Attempt attempt, boolean inAnswer, String reply) {
        ScriptedJudge judge = ScriptedJudge.saying(request -> reply);
        Services services =
                Services.NONE.with(JudgeModels.class, new JudgeModels(List.of(JudgeModel.open("scripted", judge))));
        Evaluation evaluation = Catalog.evaluation(List.of(entry), "job", services);
        return evaluation.judge(List.of(trial(attempt, inAnswer))).getFirst().overall();
    }

    private static Trial trial(Attempt attempt, boolean inAnswer) {
        String input = inAnswer ? "Who?" : attempt.text();
        Case subject = new Case("id", Map.of("question", input), List.of(inAnswer ? "Bob" : input), new TreeSet<>(), 1);
        return new Trial(subject, inAnswer ? attempt.text() : "It was Rob.");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void aHonestVerdictThatQuotesAnInjectionProperlyIsRead(Attempt attempt) {
        for (Honest honest : JUDGES) {
            Verdict verdict =
                    judge(honest.entry(), attempt, true, honest.verdict().replace("REASON", escaped(attempt.text())));
            assertThat(verdict).isInstanceOfSatisfying(Verdict.Scored.class, scored -> assertThat(scored.score())
                    .isEqualTo(honest.score()));
        }
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void noTextClosesItsFenceOrEntersTheRules(Attempt attempt) {
        for (Honest honest : JUDGES) {
            ScriptedJudge judge = ScriptedJudge.saying(request -> "");
            Services services =
                    Services.NONE.with(JudgeModels.class, new JudgeModels(List.of(JudgeModel.open("scripted", judge))));
            Catalog.evaluation(List.of(honest.entry()), "job", services)
                    .judge(List.of(trial(attempt, true), trial(attempt, false)));
            assertThat(judge.rounds.getFirst()).allSatisfy(request -> assertFenced(request, attempt));
        }
    }

    private static void assertFenced(Request request, Attempt attempt) {
        String id = ScriptedJudge.id(request);
        String page = ScriptedJudge.page(request);
        assertThat(attempt.text()).doesNotContain(id);
        assertThat(request.messages().getFirst().speaker()).isEqualTo(Message.Speaker.SYSTEM);
        assertThat(request.messages().getFirst().text()).doesNotContain(attempt.text());
        List<String> fences = page.lines()
                .filter(line -> line.endsWith(id + "]"))
                .map(line -> line.replace(" " + id + "]", ""))
                .toList();
        String expected = fences.stream()
                .filter(fence -> fence.startsWith("[begin "))
                .map(fence -> fence.substring("[begin ".length()))
                .flatMap(label -> Stream.of("[begin " + label, "[end " + label))
                .collect(Collectors.joining("\n"));
        assertThat(String.join("\n", fences)).isEqualTo(expected);
        assertThat(page).contains(attempt.text());
    }

    private static String escaped(String text) {
        try {
            String quoted = JSON.writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

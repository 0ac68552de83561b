package org.promptrefinery.inference.langchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.http.ApiKey;
import org.promptrefinery.inference.serving.Channel;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

/** Google's generateContent on the wire, as its public documentation has it. */
class GeminiChannelTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Request HELLO = new Request(List.of(Message.user("Hello")), Sampling.greedy(32), 0);
    private static final String ANSWER = """
            {"candidates": [{"content": {"parts": [{"text": "Hi there"}], "role": "model"}, "finishReason": "%s",
                             "index": 0}],
             "usageMetadata": {"promptTokenCount": 10, "candidatesTokenCount": 3, "thoughtsTokenCount": 20,
                               "totalTokenCount": 33},
             "modelVersion": "gemini-x", "responseId": "r1"}""";

    private FakeServer server;

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
        server.answers(ANSWER.formatted("STOP"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyFieldThatTheServerKnowsIsSent() throws Exception {
        Request request = new Request(
                List.of(
                        Message.system("Be brief."),
                        Message.user("Hello"),
                        new Message(Message.Speaker.ASSISTANT, "Hi"),
                        Message.user("Again")),
                new Sampling(0.5, 0.9, 7, 3, List.of("END"), """
                        {"generationConfig": {"topK": 20, "thinkingConfig": {"thinkingBudget": 0}}}"""),
                0,
                Optional.of(new Constraint.Schema("{\"type\": \"object\", \"properties\": {}}")));
        try (Channel channel = open()) {
            channel.send(Parcel.of(request), PATIENCE);
        }
        FakeServer.Asked posted = server.posted();
        assertThat(posted.path()).isEqualTo("/v1beta/models/gemini-x:generateContent");
        assertThat(posted.headers().get("x-goog-api-key")).containsExactly("key-planted");
        JsonNode body = JSON.readTree(posted.body());
        assertThat(body.at("/systemInstruction/parts/0/text").asText()).isEqualTo("Be brief.");
        assertThat(body.get("contents")).isEqualTo(JSON.readTree("""
                [{"role": "user", "parts": [{"text": "Hello"}]}, {"role": "model", "parts": [{"text": "Hi"}]},
                 {"role": "user", "parts": [{"text": "Again"}]}]"""));
        assertThat(body.at("/generationConfig/seed").isInt()).isTrue();
        assertThat(without(body.get("generationConfig"), "seed")).isEqualTo(JSON.readTree("""
                {"candidateCount": 1, "temperature": 0.5, "topP": 0.9, "topK": 20, "maxOutputTokens": 7,
                 "stopSequences": ["END"], "thinkingConfig": {"thinkingBudget": 0},
                 "responseMimeType": "application/json",
                 "responseJsonSchema": {"type": "object", "properties": {}, "additionalProperties": false}}"""));
    }

    @Test
    void samplesDifferInTheirSeedAndRepeatWithIt() throws Exception {
        try (Channel channel = open()) {
            for (int sample : List.of(0, 1, 0)) {
                channel.send(Parcel.of(new Request(HELLO.messages(), new Sampling(1, 32, 5), sample)), PATIENCE);
            }
        }
        List<Integer> seeds = server.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .map(asked -> node(asked.body()).at("/generationConfig/seed").asInt())
                .toList();
        assertThat(seeds.get(0)).isNotEqualTo(seeds.get(1)).isEqualTo(seeds.get(2));
    }

    @Test
    void labelsLeaveTheAnswerFree() throws Exception {
        Request request = new Request(
                HELLO.messages(), Sampling.greedy(8), 0, Optional.of(new Constraint.Labels(List.of("a", "b"))));
        try (Channel channel = open()) {
            channel.send(Parcel.of(request), PATIENCE);
        }
        assertThat(node(server.posted().body())
                        .at("/generationConfig/responseMimeType")
                        .asText())
                .isEqualTo("text/plain");
    }

    @ParameterizedTest
    @CsvSource({"STOP, STOP", "MAX_TOKENS, LENGTH", "SAFETY, OTHER"})
    void answersComeWithTheirTokensAndWhyTheyEnded(String reason, Completion.Finish finish) throws Exception {
        server.answers(ANSWER.formatted(reason));
        try (Channel channel = open()) {
            Completion completion = completion(channel.send(Parcel.of(HELLO), PATIENCE));
            assertThat(completion.text()).isEqualTo("Hi there");
            assertThat(completion.promptTokens()).isEqualTo(10);
            assertThat(completion.completionTokens()).isEqualTo(23);
            assertThat(completion.finish()).isEqualTo(finish);
        }
    }

    @Test
    void anAnswerThatIsWithheldIsAnEmptyOne() throws Exception {
        server.answers("{\"candidates\": [{\"finishReason\": \"SAFETY\", \"index\": 0}]}");
        try (Channel channel = open()) {
            Completion completion = completion(channel.send(Parcel.of(HELLO), PATIENCE));
            assertThat(completion.text()).isEmpty();
            assertThat(completion.finish()).isEqualTo(Completion.Finish.OTHER);
        }
    }

    @Test
    void aPromptThatIsBlockedIsRejected() throws Exception {
        server.answers("{\"promptFeedback\": {\"blockReason\": \"PROHIBITED_CONTENT\"}}");
        try (Channel channel = open()) {
            assertThat(channel.send(Parcel.of(HELLO), PATIENCE))
                    .isEqualTo(new Outcome.Rejected("refused: the prompt was blocked (PROHIBITED_CONTENT)"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | INVALID_ARGUMENT | The input token count exceeds the maximum number of tokens allowed"
                        + " | Rejected | the prompt is too long for the model",
                "400 | INVALID_ARGUMENT | bad field | Rejected | refused: bad field",
                "403 | PERMISSION_DENIED | no | Unusable | refuses the key in GEMINI_KEY",
                "404 | NOT_FOUND | models/gemini-x is not found | Unusable | no model 'gemini-x'",
                "429 | RESOURCE_EXHAUSTED | quota | Throttled | quota",
                "500 | INTERNAL | oops | Broken | answered with status 500: oops",
                "503 | UNAVAILABLE | The model is overloaded. | Broken | answered with status 503: The model is overloaded.",
            })
    void whatTheServerComplainsOfIsUnderstood(int status, String name, String message, String kind, String cause)
            throws Exception {
        server.answers(status, Map.of(), """
                {"error": {"code": %d, "message": "%s", "status": "%s"}}""".formatted(status, message, name));
        try (Channel channel = open()) {
            Outcome outcome = channel.send(Parcel.of(HELLO), PATIENCE);
            assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(outcome.toString()).contains(cause);
        }
    }

    @Test
    void howLongToWaitIsReadFromTheBody() throws Exception {
        server.answers(429, Map.of(), """
                {"error": {"code": 429, "message": "quota", "status": "RESOURCE_EXHAUSTED", "details": [
                  {"@type": "type.googleapis.com/google.rpc.QuotaFailure"},
                  {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34.5s"}]}}""");
        try (Channel channel = open()) {
            assertThat(channel.send(Parcel.of(HELLO), PATIENCE))
                    .isInstanceOfSatisfying(Outcome.Throttled.class, throttled -> assertThat(throttled.retryAfter())
                            .contains(Duration.ofMillis(34_500)));
        }
    }

    /** Google answers 400 to a wrong key, as to a wrong request. */
    @Test
    void aWrongKeyIsFoundBeforeAnythingIsAsked() {
        server.describes(400, """
                {"error": {"code": 400, "message": "API key not valid: key-planted", "status": "INVALID_ARGUMENT",
                  "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]}}""");
        assertThatThrownBy(this::open)
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("GEMINI_KEY")
                .hasMessageContaining("API key not valid: [key]");
        assertThat(server.asked()).singleElement().satisfies(asked -> assertThat(asked.path())
                .isEqualTo("/v1beta/models/gemini-x"));
    }

    private Channel open() {
        return LangChainChannel.gemini(
                new Endpoint("gemini-x", server.at("/v1beta"), Optional.of(ApiKey.of("key-planted")), "GEMINI_KEY"));
    }

    private static JsonNode node(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            throw new AssertionError(noJson);
        }
    }

    private static JsonNode without(JsonNode node, String field) {
        return ((ObjectNode) node.deepCopy()).without(field);
    }

    private static Completion completion(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return (Completion) ((Outcome.Answered) outcome).replies().getFirst();
    }
}

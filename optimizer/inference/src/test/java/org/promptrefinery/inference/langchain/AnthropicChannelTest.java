package org.promptrefinery.inference.langchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.promptrefinery.inference.serving.Allowance;
import org.promptrefinery.inference.serving.Channel;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

/** Anthropic's messages on the wire, as its public documentation has them. */
class AnthropicChannelTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Request HELLO = new Request(List.of(Message.user("Hello")), Sampling.greedy(32), 0);
    private static final String ANSWER = """
            {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-x",
             "content": [{"type": "text", "text": "Hi there"}], "stop_reason": "%s", "stop_sequence": null,
             "usage": {"input_tokens": 10, "cache_read_input_tokens": 4, "cache_creation_input_tokens": 1,
                       "output_tokens": 3}}""";

    private FakeServer server;

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
        server.answers(ANSWER.formatted("end_turn"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPlainRequestIsSentAsItIs() throws Exception {
        try (Channel channel = open()) {
            channel.send(Parcel.of(HELLO), PATIENCE);
        }
        FakeServer.Asked posted = server.posted();
        assertThat(posted.path()).isEqualTo("/v1/messages");
        assertThat(posted.headers().get("x-api-key")).containsExactly("key-planted");
        assertThat(posted.headers().get("anthropic-version")).containsExactly("2023-06-01");
        assertThat(posted.headers().get("Content-Type")).containsExactly("application/json");
        assertThat(JSON.readTree(posted.body())).isEqualTo(JSON.readTree("""
                {"model": "claude-x", "max_tokens": 32, "stream": false, "temperature": 0.0,
                 "messages": [{"role": "user", "content": [{"type": "text", "text": "Hello"}]}]}"""));
    }

    @Test
    void everyFieldThatTheServerKnowsIsSent() throws Exception {
        Request request = new Request(
                List.of(
                        Message.system("Be brief."),
                        Message.user("Hello"),
                        new Message(Message.Speaker.ASSISTANT, "Hi"),
                        Message.user("Again")),
                new Sampling(
                        0.5, 0.9, 7, 3, List.of("END", "\n\n"), "{\"top_k\": 20, \"metadata\": {\"user_id\": \"u\"}}"),
                0,
                Optional.of(new Constraint.Schema("""
                        {"type": "object", "properties": {"id": {"const": "x7"}}, "required": ["id"]}""")));
        try (Channel channel = open()) {
            channel.send(Parcel.of(request), PATIENCE);
        }
        assertThat(JSON.readTree(server.posted().body())).isEqualTo(JSON.readTree("""
                {"model": "claude-x", "max_tokens": 7, "stream": false, "temperature": 0.5, "top_p": 0.9,
                 "stop_sequences": ["END", "\\n\\n"], "top_k": 20, "metadata": {"user_id": "u"},
                 "system": [{"type": "text", "text": "Be brief."}],
                 "output_config": {"format": {"type": "json_schema", "schema":
                    {"type": "object", "properties": {"id": {"type": "string", "enum": ["x7"]}}, "required": ["id"],
                     "additionalProperties": false}}},
                 "messages": [{"role": "user", "content": [{"type": "text", "text": "Hello"}]},
                              {"role": "assistant", "content": [{"type": "text", "text": "Hi"}]},
                              {"role": "user", "content": [{"type": "text", "text": "Again"}]}]}"""));
    }

    /** Some models refuse any word about it. */
    @Test
    void theUsualTemperatureGoesWithoutSaying() throws Exception {
        try (Channel channel = open()) {
            channel.send(Parcel.of(new Request(HELLO.messages(), new Sampling(1, 32, 0), 0)), PATIENCE);
        }
        assertThat(JSON.readTree(server.posted().body()).has("temperature")).isFalse();
    }

    @Test
    void whatNobodySaysIsSaidByTheUser() throws Exception {
        try (Channel channel = open()) {
            channel.send(Parcel.of(new Request(List.of(Message.system("Say hi.")), Sampling.greedy(8), 0)), PATIENCE);
        }
        JsonNode body = JSON.readTree(server.posted().body());
        assertThat(body.has("system")).isFalse();
        assertThat(body.at("/messages/0/content/0/text").asText()).isEqualTo("Say hi.");
    }

    @ParameterizedTest
    @CsvSource({"end_turn, STOP", "stop_sequence, STOP", "max_tokens, LENGTH", "refusal, OTHER"})
    void answersComeWithTheirTokensAndWhyTheyEnded(String reason, Completion.Finish finish) throws Exception {
        server.answers(ANSWER.formatted(reason));
        try (Channel channel = open()) {
            assertThat(completion(channel.send(Parcel.of(HELLO), PATIENCE))).satisfies(completion -> {
                assertThat(completion.text()).isEqualTo("Hi there");
                assertThat(completion.promptTokens()).isEqualTo(15);
                assertThat(completion.completionTokens()).isEqualTo(3);
                assertThat(completion.finish()).isEqualTo(finish);
                assertThat(completion.cached()).isFalse();
                assertThat(completion.latency()).isPositive();
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"content\": [{\"type\": \"text\", \"text\": \"Hi there\"}], \"stop_reason\": \"end_turn\"} | 2 | 2",
                "{\"content\": [{\"type\": \"text\", \"text\": \"Hi there\"}], \"usage\":"
                        + " {\"input_tokens\": -5, \"output_tokens\": 0}} | 2 | 2",
                "{\"content\": [], \"stop_reason\": \"end_turn\", \"usage\": {\"input_tokens\": 9, \"output_tokens\": 1}}"
                        + " | 9 | 1",
            })
    void tokensThatCannotBeAreEstimated(String body, int read, int written) throws Exception {
        server.answers(body);
        try (Channel channel = open()) {
            Completion completion = completion(channel.send(Parcel.of(HELLO), PATIENCE));
            assertThat(completion.promptTokens()).isEqualTo(read);
            assertThat(completion.completionTokens()).isEqualTo(written);
        }
    }

    @Test
    void rateHeadersAreRead() throws Exception {
        server.answers(
                200,
                Map.of(
                        "anthropic-ratelimit-requests-remaining", "49",
                        "anthropic-ratelimit-requests-reset", "2000-01-01T00:00:00Z",
                        "anthropic-ratelimit-tokens-remaining", "8000",
                        "anthropic-ratelimit-tokens-reset",
                                Instant.now().plusSeconds(3600).toString()),
                ANSWER.formatted("end_turn"));
        try (Channel channel = open()) {
            Allowance allowance = ((Outcome.Answered) channel.send(Parcel.of(HELLO), PATIENCE)).allowance();
            assertThat(allowance.requests()).isEqualTo(OptionalLong.of(49));
            assertThat(allowance.untilRequests()).contains(Duration.ZERO);
            assertThat(allowance.tokens()).isEqualTo(OptionalLong.of(8000));
            assertThat(allowance.untilTokens()).hasValueSatisfying(wait -> assertThat(wait)
                    .isBetween(Duration.ofMinutes(30), Duration.ofHours(1)));
        }
    }

    @Test
    void rateHeadersThatCannotBeReadAreAsIfNotGiven() throws Exception {
        server.answers(
                200,
                Map.of(
                        "anthropic-ratelimit-requests-remaining", "many",
                        "anthropic-ratelimit-requests-reset", "soon"),
                ANSWER.formatted("end_turn"));
        try (Channel channel = open()) {
            assertThat(((Outcome.Answered) channel.send(Parcel.of(HELLO), PATIENCE)).allowance())
                    .isEqualTo(Allowance.UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | invalid_request_error | prompt is too long: 210000 tokens > 200000 maximum"
                        + " | Rejected | the prompt is too long for the model: prompt is too long: 210000",
                "400 | invalid_request_error | temperature: range 0..1 | Rejected | refused: temperature: range 0..1",
                "400 | invalid_request_error | Your credit balance is too low to access the API"
                        + " | Unusable | wants to be paid before it answers",
                "401 | authentication_error | invalid x-api-key | Unusable | refuses the key in CLAUDE_KEY: invalid x-api-key",
                "402 | billing_error | pay | Unusable | wants to be paid",
                "403 | permission_error | not yours | Unusable | refuses the key in CLAUDE_KEY: not yours",
                "404 | not_found_error | model: claude-x | Unusable | no model 'claude-x' at http://127.0.0.1",
                "413 | request_too_large | Request exceeds the maximum size | Rejected | too long",
                "429 | rate_limit_error | slow down | Throttled | slow down",
                "500 | api_error | Internal server error | Broken | answered with status 500: Internal server error",
                "529 | overloaded_error | Overloaded | Throttled | Overloaded",
                "200 | overloaded_error | Overloaded | Throttled | Overloaded",
                "200 | authentication_error | no | Unusable | refuses the key in CLAUDE_KEY",
                "200 | unheard_of | what | Broken | what",
            })
    void whatTheServerComplainsOfIsUnderstood(int status, String type, String message, String kind, String cause)
            throws Exception {
        server.answers(status, Map.of(), """
                {"type": "error", "error": {"type": "%s", "message": "%s"}, "request_id": "req_1"}""".formatted(type, message));
        try (Channel channel = open()) {
            Outcome outcome = channel.send(Parcel.of(HELLO), PATIENCE);
            assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(outcome.toString()).contains(cause);
        }
    }

    @Test
    void howLongToWaitIsPassedOn() throws Exception {
        server.answers(429, Map.of("retry-after", "17", "anthropic-ratelimit-requests-remaining", "0"), """
                {"type": "error", "error": {"type": "rate_limit_error", "message": "slow down"}}""");
        try (Channel channel = open()) {
            assertThat(channel.send(Parcel.of(HELLO), PATIENCE))
                    .isInstanceOfSatisfying(Outcome.Throttled.class, throttled -> {
                        assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(17));
                        assertThat(throttled.allowance().requests()).isEqualTo(OptionalLong.of(0));
                    });
            server.answers(503, Map.of("retry-after", "3"), "");
            assertThat(channel.send(Parcel.of(HELLO), PATIENCE))
                    .isInstanceOfSatisfying(Outcome.Broken.class, broken -> assertThat(broken.retryAfter())
                            .contains(Duration.ofSeconds(3)));
        }
    }

    @Test
    void aModelThatIsNotThereIsFoundBeforeAnythingIsAsked() {
        server.describes(404, """
                {"type": "error", "error": {"type": "not_found_error", "message": "model: claude-x"}}""");
        assertThatThrownBy(this::open).isInstanceOf(ModelUnavailable.class).hasMessageContaining("no model 'claude-x'");
        assertThat(server.asked()).singleElement().satisfies(asked -> assertThat(asked.path())
                .isEqualTo("/v1/models/claude-x"));
    }

    @Test
    void aWrongKeyIsFoundBeforeAnythingIsAsked() {
        server.describes(401, """
                {"type": "error", "error": {"type": "authentication_error", "message": "not key-planted!"}}""");
        assertThatThrownBy(this::open)
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("CLAUDE_KEY")
                .hasMessageContaining("not [key]!");
    }

    @ParameterizedTest
    @CsvSource({"404, ''", "404, '{\"detail\": \"Not Found\"}'", "405, ''", "503, busy", "429, ''", "200, <html>"})
    void aServerThatDoesNotDescribeItsModelsIsUsedAllTheSame(int status, String body) throws Exception {
        server.describes(status, body);
        try (Channel channel = open()) {
            assertThat(completion(channel.send(Parcel.of(HELLO), PATIENCE)).text())
                    .isEqualTo("Hi there");
        }
    }

    private Channel open() {
        return LangChainChannel.anthropic(
                new Endpoint("claude-x", server.at("/v1"), Optional.of(ApiKey.of("key-planted")), "CLAUDE_KEY"));
    }

    private static Completion completion(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return (Completion) ((Outcome.Answered) outcome).replies().getFirst();
    }
}

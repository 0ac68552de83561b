package org.promptrefinery.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.http.ApiKey;
import org.promptrefinery.inference.openai.ScriptedServer.Answer;
import org.promptrefinery.inference.serving.Allowance;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

class FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ApiKey KEY = ApiKey.of("sk-planted-0123456789");
    private static final Parcel PARCEL = Parcel.of(new Request(List.of(Message.user("Hello?")), Sampling.greedy(8), 0));
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";

    private static Outcome answerTo(Answer answer) throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().chat(_ -> answer);
                OpenAiChannel channel = server.open(Optional.of(KEY))) {
            Outcome outcome = channel.send(PARCEL, PATIENCE);
            assertThat(outcome.toString()).doesNotContain(KEY.reveal());
            return outcome;
        }
    }

    private static Outcome answerTo(int status, String body) throws Exception {
        return answerTo(Answer.of(status, body));
    }

    /** Straight to a server that is not asked what it is. */
    private static String brokenBy(RawServer.Reaction reaction, Duration patience) throws Exception {
        try (RawServer server = new RawServer(reaction)) {
            Endpoint endpoint = Endpoint.of(URI.create(server.address() + "/v1"), "m", Optional.of(KEY), "TEST_KEY");
            try (var transport = endpoint.transport()) {
                var answer = new Exchange(endpoint).post("/chat/completions", "{}", patience);
                Outcome outcome = ((org.promptrefinery.inference.openai.Answer.None) answer).outcome();
                assertThat(outcome.toString()).doesNotContain(KEY.reveal());
                return ((Outcome.Broken) outcome).cause();
            }
        }
    }

    private static String error(String message, String more) {
        return "{\"error\":{\"message\":\"" + message + "\"" + more + "}}";
    }

    @Test
    void tooManyRequests() throws Exception {
        assertThat(answerTo(429, error("Rate limit reached", "")))
                .isEqualTo(
                        new Outcome.Throttled("answered 429: Rate limit reached", Optional.empty(), Allowance.UNKNOWN));
        assertThat(answerTo(Answer.of(429, "").with("Retry-After", "3")))
                .isEqualTo(
                        new Outcome.Throttled("answered 429", Optional.of(Duration.ofSeconds(3)), Allowance.UNKNOWN));
        Outcome past = answerTo(Answer.of(429, "").with("Retry-After", "Thu, 01 Jan 2026 00:00:00 GMT"));
        assertThat(((Outcome.Throttled) past).retryAfter()).contains(Duration.ZERO);
    }

    @Test
    void waitingDoesNotFillAnEmptyAccount() throws Exception {
        String body = error("You exceeded your current quota", ",\"code\":\"insufficient_quota\"");
        assertThat(answerTo(429, body)).isInstanceOf(Outcome.Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 500, 502, 503, 504})
    void passingFaults(int status) throws Exception {
        Answer answer = Answer.of(status, error("oops\\nand more", "")).with("Retry-After", "2");
        assertThat(answerTo(answer))
                .isEqualTo(new Outcome.Broken(
                        "answered " + status + ": oops and more", Optional.of(Duration.ofSeconds(2)), status > 500));
    }

    @Test
    void anExpiredKeyStopsAtOnce() throws Exception {
        Outcome outcome = answerTo(401, error("Key " + KEY.reveal() + " has expired", ""));
        assertThat(outcome).isInstanceOf(Outcome.Unusable.class);
        assertThat(((Outcome.Unusable) outcome).cause())
                .contains("/v1 refuses the key in TEST_KEY", "answered 401: Key [key] has expired");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"error":{"message":"This model's maximum context length is 4096 tokens.","code":400}}
            400 | {"error":{"message":"too big","code":"context_length_exceeded"}}
            400 | {"error":{"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}
            400 | {"object":"error","message":"The input (9000 tokens) is longer than the model's context length (4096 tokens)."}
            500 | {"error":{"message":"the request exceeds the available context size"}}
            200 | {"error":{"message":"maximum context length is 10","code":400}}
            """)
    void aPromptThatIsTooLongIsNamedSo(int status, String body) throws Exception {
        Outcome outcome = answerTo(status, body);
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(((Outcome.Rejected) outcome).cause()).startsWith("the prompt is too long for the model: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422, 418})
    void refusedRequests(int status) throws Exception {
        assertThat(answerTo(status, "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"Field required\"}]}"))
                .isEqualTo(new Outcome.Rejected("answered " + status + ": Field required"));
    }

    @Test
    void aModelThatWentAwayIsNamedWithWhatIsLeft() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().chat(404, error("The model `m` does not exist.", ""));
                OpenAiChannel channel = server.open()) {
            server.page("GET /v1/models", 200, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
            assertThat(channel.send(PARCEL, PATIENCE))
                    .isEqualTo(new Outcome.Unusable(
                            "no model 'm' at " + server.address() + "/v1; it has a, b. Maybe 'a'?"));
        }
    }

    @Test
    void aProxyThatLostItsServerForAMomentMayFindItAgain() throws Exception {
        assertThat(answerTo(404, "<html><head><title>404 Not Found</title></head></html>"))
                .isEqualTo(new Outcome.Broken("answered 404 Not Found", Optional.empty()));
    }

    @Test
    void successThatIsNone() throws Exception {
        assertThat(answerTo(200, error("overloaded", ",\"code\":503"))).isInstanceOf(Outcome.Broken.class);
        assertThat(answerTo(200, error("slow down", ",\"code\":429"))).isInstanceOf(Outcome.Throttled.class);
        assertThat(answerTo(200, error("slow down", ",\"code\":\"rate_limit_exceeded\"")))
                .isInstanceOf(Outcome.Throttled.class);
        assertThat(answerTo(200, error("no", ",\"type\":\"invalid_request_error\"")))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(answerTo(200, "{\"error\":\"engine died\"}"))
                .isEqualTo(new Outcome.Broken("answered 500: engine died", Optional.empty()));
    }

    @Test
    void pagesOfProxiesAreNotPassedOn() throws Exception {
        String page = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>" + "x".repeat(5000);
        assertThat(answerTo(502, page))
                .isEqualTo(new Outcome.Broken("answered 502 Bad Gateway", Optional.empty(), true));
        assertThat(answerTo(200, page))
                .isEqualTo(new Outcome.Broken("answered with HTML instead of JSON: 502 Bad Gateway", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"choices\":[{\"message\":{\"content\":\"He", "hello", "\u0000\u0001", "{]"})
    void garbledAnswers(String body) throws Exception {
        assertThat(answerTo(200, body))
                .isEqualTo(new Outcome.Broken("answered with broken or truncated JSON", Optional.empty()));
    }

    @Test
    void emptyAnswers() throws Exception {
        assertThat(answerTo(200, "")).isEqualTo(new Outcome.Broken("answered with nothing", Optional.empty()));
        assertThat(answerTo(200, "{\"choices\":[]}"))
                .isEqualTo(new Outcome.Broken("answered without a choice that holds a message", Optional.empty()));
    }

    @Test
    void bytesThatAreNoTextAreReplaced() throws Exception {
        byte[] body = "{\"choices\":[{\"message\":{\"content\":\"a?b\"}}]}".getBytes();
        body[new String(body).indexOf('?')] = (byte) 0xE9;
        Outcome outcome = answerTo(new Answer(200, java.util.Map.of(), body));
        assertThat(((Completion) ((Outcome.Answered) outcome).replies().getFirst()).text())
                .isEqualTo("a\uFFFDb");
    }

    @Test
    void longMessagesAreCutAndKeysInThemAreGone() throws Exception {
        String body = error("a".repeat(190) + KEY.reveal() + "b".repeat(5000), "");
        Outcome outcome = answerTo(400, body);
        assertThat(((Outcome.Rejected) outcome).cause()).hasSizeLessThan(250).doesNotContain("sk-plan");
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        Outcome outcome = answerTo(Answer.of(302, "").with("Location", "https://other.example/login?token=secret"));
        assertThat(((Outcome.Unusable) outcome).cause())
                .contains("answers 302 and points to https://other.example")
                .doesNotContain("secret");
    }

    @Test
    void aServerThatHangs() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        assertThat(brokenBy(_ -> end.await(), Duration.ofMillis(200))).isEqualTo("no answer within 200 ms");
        end.countDown();
    }

    @Test
    void aServerThatTrickles() throws Exception {
        assertThat(brokenBy(
                        client -> {
                            RawServer.say(client, HEAD.replace("100", "100000"));
                            while (true) {
                                RawServer.say(client, " ");
                                Thread.sleep(10);
                            }
                        },
                        Duration.ofMillis(300)))
                .isEqualTo("no answer within 300 ms");
    }

    @Test
    void aServerThatBreaksOff() throws Exception {
        assertThat(brokenBy(client -> RawServer.say(client, HEAD + "{\"cho"), PATIENCE))
                .isEqualTo("the answer broke off");
        assertThat(brokenBy(
                        client ->
                                RawServer.say(client, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"c"),
                        PATIENCE))
                .isEqualTo("the answer broke off");
        assertThat(brokenBy(_ -> {}, PATIENCE)).isEqualTo("the server closed the connection without an answer");
    }

    @Test
    void aServerThatResets() throws Exception {
        assertThat(brokenBy(
                        client -> {
                            RawServer.say(client, HEAD + "{\"cho");
                            reset(client);
                        },
                        PATIENCE))
                .isEqualTo("connection reset");
    }

    /** Discards what is unsent and says so. */
    private static void reset(Socket client) throws java.io.IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    @Test
    void aServerThatIsGone() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Endpoint endpoint = Endpoint.of(URI.create("http://127.0.0.1:" + port), "m", Optional.empty(), "TEST_KEY");
        try (var transport = endpoint.transport()) {
            assertThat(((org.promptrefinery.inference.openai.Answer.None)
                                    new Exchange(endpoint).post("/chat/completions", "{}", PATIENCE))
                            .outcome())
                    .isEqualTo(new Outcome.Broken("connection refused", Optional.empty(), true));
        }
    }
}

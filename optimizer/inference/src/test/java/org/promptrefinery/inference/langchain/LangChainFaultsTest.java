package org.promptrefinery.inference.langchain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.http.ApiKey;
import org.promptrefinery.inference.serving.Channel;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

/** What goes wrong on the way, whatever the protocol. */
class LangChainFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Request HELLO = new Request(List.of(Message.user("Hello")), Sampling.greedy(32), 0);

    enum Kind {
        ANTHROPIC(LangChainChannel::anthropic),
        GEMINI(LangChainChannel::gemini);

        private final Function<Endpoint, Channel> opening;

        Kind(Function<Endpoint, Channel> opening) {
            this.opening = opening;
        }

        Channel open(URI server) {
            return opening.apply(new Endpoint("m", server, Optional.of(ApiKey.of("key-planted")), "THE_KEY"));
        }
    }

    private FakeServer server;

    @BeforeEach
    void start() throws Exception {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"content\": [{\"type\": \"te | cannot be read",
                "200 | {} | cannot be read",
                "200 | '' | cannot be read: nothing more",
                "200 | [1, 2] | cannot be read",
                "200 | <html><head><title>Sign in</title></head></html> | a page titled 'Sign in'",
                "502 | <html><title>502 Bad Gateway</title></html> | status 502: a page titled '502 Bad Gateway'",
                "302 | '' | answered with status 302",
                "500 | no luck with key-planted today | no luck with [key] today",
            })
    void repliesThatAreNoAnswersAreBroken(int status, String body, String cause) throws Exception {
        server.answers(status, Map.of(), body);
        for (Kind kind : Kind.values()) {
            try (Channel channel = kind.open(server.at(""))) {
                assertThat(channel.send(Parcel.of(HELLO), PATIENCE))
                        .as(kind.name())
                        .isInstanceOfSatisfying(Outcome.Broken.class, broken -> assertThat(broken.cause())
                                .contains(cause)
                                .doesNotContain("planted"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aReplyThatBreaksOffIsBroken(Kind kind) throws Exception {
        try (Channel channel = kind.open(server.at(""))) {
            server.breaksOff();
            assertThat(channel.send(Parcel.of(HELLO), PATIENCE)).isInstanceOf(Outcome.Broken.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aKeyIsInNoMessageHoweverLongTheComplaint(Kind kind) throws Exception {
        server.answers(
                400,
                Map.of(),
                "{\"error\": {\"code\": 400, \"type\": \"invalid_request_error\", \"message\": \"" + "x".repeat(295)
                        + "key-planted" + "x".repeat(900) + "\"}}");
        try (Channel channel = kind.open(server.at(""))) {
            assertThat(channel.send(Parcel.of(HELLO), PATIENCE))
                    .isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(rejected.cause())
                            .doesNotContain("key-")
                            .hasSizeLessThan(400));
            assertThat(channel.name()).isEqualTo(server.at("").toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aServerThatHangsIsGivenUp(Kind kind) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Channel channel = openThen(kind, silent)) {
            assertThat(channel.send(Parcel.of(HELLO), Duration.ofMillis(50)))
                    .isEqualTo(new Outcome.Broken("no answer in time", Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whoeverIsInterruptedStopsWaiting(Kind kind) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Channel channel = openThen(kind, silent)) {
            CompletableFuture<Outcome> sent = new CompletableFuture<>();
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    sent.complete(channel.send(Parcel.of(HELLO), PATIENCE));
                } catch (InterruptedException stopped) {
                    sent.completeExceptionally(stopped);
                }
            });
            silent.accept();
            sender.interrupt();
            assertThatThrownBy(() -> sent.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nobodyThereIsSaidWhenOpening(Kind kind) throws Exception {
        URI gone;
        try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            gone = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/v1");
        }
        assertThatThrownBy(() -> kind.open(gone))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining(gone + " cannot be reached: connection refused");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whereNoKeyIsSetNoneIsSent(Kind kind) throws Exception {
        server.answers(401, Map.of(), "");
        try (Channel channel = kind.opening.apply(new Endpoint("m", server.at(""), Optional.empty(), "THE_KEY"))) {
            assertThat(channel.send(Parcel.of(HELLO), PATIENCE))
                    .isInstanceOfSatisfying(Outcome.Unusable.class, unusable -> assertThat(unusable.cause())
                            .contains("wants a key; put it into THE_KEY"));
        }
        assertThat(server.asked()).hasSize(2).allSatisfy(asked -> assertThat(asked.headers())
                .doesNotContainKeys("X-api-key", "X-goog-api-key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"top_k\": | the extra fields are no JSON", "[1] | the extra fields are no JSON object"})
    void extraFieldsThatAreNoneFailTheRequestAlone(String extra, String cause) throws Exception {
        Request request = new Request(HELLO.messages(), new Sampling(0, 1, 8, 0, List.of(), extra), 0);
        for (Kind kind : Kind.values()) {
            try (Channel channel = kind.open(server.at(""))) {
                assertThat(channel.send(Parcel.of(request), PATIENCE))
                        .isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(rejected.cause())
                                .contains(cause));
            }
        }
        assertThat(server.asked()).noneMatch(asked -> asked.method().equals("POST"));
    }

    @Test
    void aSchemaThatIsNoneFailsTheRequestAlone() throws Exception {
        Request request =
                new Request(HELLO.messages(), Sampling.greedy(8), 0, Optional.of(new Constraint.Schema("{\"type\"")));
        try (Channel channel = Kind.GEMINI.open(server.at(""))) {
            assertThat(channel.send(Parcel.of(request), PATIENCE))
                    .isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(rejected.cause())
                            .contains("the schema is no JSON"));
        }
    }

    /** Opened while somebody answers; then nobody does at that address. */
    private static Channel openThen(Kind kind, ServerSocket silent) {
        CompletableFuture<Void> described = CompletableFuture.runAsync(() -> {
            try (var socket = silent.accept()) {
                socket.getInputStream().read(new byte[4096]);
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                                .getBytes(US_ASCII));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        Channel channel = kind.open(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
        described.join();
        return channel;
    }
}

package org.promptrefinery.inference.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class LoopbackServerTest {

    private static final String HELLO = "{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

    private static Counters await(LoopbackServer server, Predicate<Counters> condition) throws InterruptedException {
        Counters now = server.counters();
        while (!condition.test(now)) {
            Thread.sleep(1);
            now = server.counters();
        }
        return now;
    }

    @Test
    void answersCallAfterCallOnOneConnectionAndCounts() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(Behaviour.echo());
                RawClient client = new RawClient(server)) {
            assertThat(client.complete(HELLO).answer())
                    .startsWith("HTTP/1.1 200")
                    .contains("\"content\":\"read " + HELLO.length() + "\"");
            client.complete(HELLO).complete("{}");
            assertThat(client.answer()).contains("read " + HELLO.length());
            assertThat(client.answer()).contains("read 2");
            Counters counters = server.counters();
            assertThat(counters.calls()).isEqualTo(3);
            assertThat(counters.answered()).isEqualTo(3);
            assertThat(counters.inFlight()).isZero();
            assertThat(counters.mostInFlight()).isEqualTo(1);
            assertThat(server.askedByBody()).containsEntry(HELLO, 2).containsEntry("{}", 1);
            assertThat(client.send("GET", "/counters", "").answer()).endsWith(counters.json());
            assertThat(Counters.of(counters.json())).isEqualTo(counters);
        }
    }

    @Test
    void playsAModelForSamplesAndBatches() throws Exception {
        Behaviour actor = Behaviour.saying(talk -> talk.system() + talk.question() + talk.sample());
        try (LoopbackServer server = LoopbackServer.start(Profile.VLLM, actor);
                RawClient client = new RawClient(server)) {
            String talk = "[{\"role\":\"system\",\"content\":\"be \\\"brief\\\" \"},"
                    + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"ö\"}]}]";
            assertThat(client.complete("{\"n\":2,\"messages\":" + talk + "}").answer())
                    .contains("\"content\":\"be \\\"brief\\\" ö0\"", "\"content\":\"be \\\"brief\\\" ö1\"");
            String batch = "{\"messages\":[" + talk + ",[{\"role\":\"user\",\"content\":\"b\"}]]}";
            assertThat(client.post(Chats.BATCH_PATH, batch).answer())
                    .contains("\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"be")
                    .contains("\"index\":1,\"message\":{\"role\":\"assistant\",\"content\":\"b0\"");
            assertThat(server.counters().calls()).isEqualTo(2);
            assertThat(server.counters().completions()).isEqualTo(4);
        }
    }

    @Test
    void hostedServersHaveNeitherBatchesNorMetrics() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(Behaviour.echo());
                RawClient client = new RawClient(server)) {
            assertThat(client.post(Chats.BATCH_PATH, "{}").answer()).startsWith("HTTP/1.1 404");
            assertThat(client.send("GET", "/metrics", "").answer()).startsWith("HTTP/1.1 404");
            assertThat(client.send("GET", "/v1/models", "").answer()).contains("\"id\":\"m\"");
            assertThat(server.counters().completions()).isZero();
        }
    }

    @Test
    void keysAreRecognizedAndNotKept() throws Exception {
        ConcurrentLinkedQueue<Call> seen = new ConcurrentLinkedQueue<>();
        Behaviour watching = call -> {
            seen.add(call);
            return Behaviour.echo().react(call);
        };
        try (LoopbackServer server = LoopbackServer.start(watching);
                RawClient client = new RawClient(server)) {
            client.post(Chats.PATH, HELLO, "Authorization: Bearer sk-planted", "X-Other: 1")
                    .answer();
            assertThat(server.alwaysCarried("sk-planted")).isTrue();
            assertThat(server.carried("sk-other")).isFalse();
            assertThat(seen.toString()).contains("x-other").doesNotContain("sk-planted");
            client.complete(HELLO).answer();
            assertThat(server.carried("sk-planted")).isTrue();
            assertThat(server.alwaysCarried("sk-planted")).isFalse();
        }
    }

    @Test
    void moreCallsThanSeatsWaitInLine() throws Exception {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        Behaviour held = call -> Behaviour.echo().react(call).once(gate);
        try (LoopbackServer server = LoopbackServer.start(Profile.VLLM.seating(1), held);
                RawClient one = new RawClient(server).complete(HELLO);
                RawClient other = new RawClient(server).complete(HELLO);
                RawClient watcher = new RawClient(server)) {
            await(server, now -> now.inFlight() == 2);
            assertThat(watcher.send("GET", "/metrics", "").answer())
                    .contains("vllm:num_requests_running{engine=\"0\",model_name=\"m\"} 1.0")
                    .contains("vllm:num_requests_waiting{engine=\"0\",model_name=\"m\"} 1.0");
            gate.complete(true);
            assertThat(one.answer()).contains("read");
            assertThat(other.answer()).contains("read");
            assertThat(server.counters().mostInFlight()).isEqualTo(2);
            assertThat(server.counters().running()).isZero();
        }
    }

    @Test
    void answersInTheOrderOfTheirLatency() throws Exception {
        Behaviour slowFirst = Behaviour.echo().after(call -> Duration.ofMillis(call.number() == 1 ? 300 : 1));
        try (LoopbackServer server = LoopbackServer.start(slowFirst);
                RawClient slow = new RawClient(server).complete(HELLO)) {
            await(server, now -> now.inFlight() == 1);
            try (RawClient quick = new RawClient(server).complete(HELLO)) {
                quick.answer();
                assertThat(slow.available()).isZero();
            }
            assertThat(slow.answer()).contains("read");
        }
    }

    static Stream<Arguments> answersThatGoWrong() {
        return Stream.of(
                Arguments.of(Faults.throttled(), "HTTP/1.1 429", "rate_limit_exceeded"),
                Arguments.of(Faults.throttled(7), "HTTP/1.1 429", "Retry-After: 7\r\n"),
                Arguments.of(
                        Faults.throttledUntil(Instant.parse("2026-11-05T04:03:02Z")),
                        "HTTP/1.1 429",
                        "Retry-After: Thu, 05 Nov 2026 04:03:02 GMT\r\n"),
                Arguments.of(Faults.internal(), "HTTP/1.1 500", "\"error\""),
                Arguments.of(Faults.overloaded(), "HTTP/1.1 503", "\"error\""),
                Arguments.of(Faults.expiredKey(), "HTTP/1.1 401", "invalid_api_key"),
                Arguments.of(Faults.contextTooLong(), "HTTP/1.1 400", "context_length_exceeded"),
                Arguments.of(Faults.noSuchModel(), "HTTP/1.1 404", "model_not_found"),
                Arguments.of(Faults.emptyChoices(), "HTTP/1.1 200", "\"choices\":[]"),
                Arguments.of(
                        Faults.usage("{\"prompt_tokens\":-3}"), "HTTP/1.1 200", "\"usage\":{\"prompt_tokens\":-3}"),
                Arguments.of(Faults.errorInside(), "HTTP/1.1 200", "\"error\""),
                Arguments.of(Faults.html(502), "HTTP/1.1 502", "<html>"));
    }

    @ParameterizedTest
    @MethodSource("answersThatGoWrong")
    void isWhatItSays(Reaction fault, String start, String part) throws Exception {
        try (LoopbackServer server = LoopbackServer.start(Behaviour.echo().afterFirst(fault));
                RawClient client = new RawClient(server)) {
            assertThat(client.complete(HELLO).answer()).startsWith(start).contains(part);
            assertThat(client.complete(HELLO).answer()).contains("read " + HELLO.length());
        }
    }

    @Test
    void truncatedJsonIsAWholeAnswer() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(Behaviour.always(Faults.truncatedJson()));
                RawClient client = new RawClient(server)) {
            String answer = client.complete(HELLO).answer();
            assertThat(answer).contains("\"choices\"").doesNotEndWith("}");
            assertThat(client.complete(HELLO).answer()).isEqualTo(answer);
        }
    }

    @Test
    void resetAndCutComeInTheMidstOfTheBody() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(Behaviour.echo().afterFirst(Faults.reset(), Faults.cut()));
                RawClient one = new RawClient(server).complete(HELLO)) {
            int length = RawClient.length(one.head());
            one.octets(length / 2 - 1);
            assertThatThrownBy(() -> one.octets(length)).isInstanceOf(SocketException.class);
            try (RawClient other = new RawClient(server).complete(HELLO)) {
                other.head();
                assertThat(other.octets(length).length).isBetween(1, length - 1);
            }
            await(server, now -> now.inFlight() == 0 && now.answered() == 0);
        }
    }

    @Test
    void hangsUntilTheClientGoes() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(Behaviour.echo().afterFirst(Faults.hang()));
                RawClient hanging = new RawClient(server).complete(HELLO)) {
            await(server, now -> now.inFlight() == 1);
            try (RawClient other = new RawClient(server)) {
                assertThat(other.complete(HELLO).answer()).contains("read");
            }
            assertThat(hanging.available()).isZero();
            hanging.close();
            assertThat(await(server, now -> now.inFlight() == 0).answered()).isEqualTo(1);
        }
    }

    @Test
    void tricklesByteByByte() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(Behaviour.always(Faults.trickle()));
                RawClient client = new RawClient(server).complete(HELLO)) {
            assertThat(RawClient.length(client.head())).isGreaterThan(100);
            assertThat(client.octets(3)).hasSize(3);
            assertThat(server.counters().inFlight()).isEqualTo(1);
            assertThat(server.counters().answered()).isZero();
        }
    }

    @Test
    void keptConnectionGoesStale() throws Exception {
        Reaction last = Behaviour.echo().react(new Call(1, 1, "POST", Chats.PATH, java.util.Map.of(), HELLO));
        try (LoopbackServer server = LoopbackServer.start(Behaviour.echo().afterFirst(last.in(Manner.GOES_STALE)));
                RawClient client = new RawClient(server)) {
            assertThat(client.complete(HELLO).answer()).contains("read");
            client.complete(HELLO);
            assertThatThrownBy(client::octet).isInstanceOfAny(SocketException.class, EOFException.class);
            assertThat(server.counters().calls())
                    .as("the second never got there")
                    .isEqualTo(1);
        }
    }

    @Test
    void faultsAreDrawnFromTheirSeed() {
        List<Long> first = faulty(Behaviour.echo().withFaults(7, 0.3, Faults.passing()));
        assertThat(first).hasSizeBetween(250, 350);
        assertThat(faulty(Behaviour.echo().withFaults(7, 0.3, Faults.passing())))
                .isEqualTo(first);
        assertThat(faulty(Behaviour.echo().withFaults(8, 0.3, Faults.passing())))
                .isNotEqualTo(first);
    }

    private static List<Long> faulty(Behaviour behaviour) {
        return LongStream.range(0, 1000)
                .filter(number -> {
                    Call call = new Call(number, 1, "POST", Chats.PATH, java.util.Map.of(), HELLO);
                    return !behaviour.react(call).equals(Behaviour.echo().react(call));
                })
                .boxed()
                .toList();
    }

    @Test
    void aProcessOfItsOwnAnswersToo() throws IOException {
        try (LoopbackProcess server = LoopbackProcess.start(Duration.ZERO, "hosted")) {
            String counters = new String(
                    server.uri().resolve("/counters").toURL().openStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(Counters.of(counters).calls()).isZero();
        }
    }
}

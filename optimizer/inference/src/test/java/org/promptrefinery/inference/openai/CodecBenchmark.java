package org.promptrefinery.inference.openai;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/** Prints the time of the CPU that one request costs in writing and reading JSON, without the network. */
final class CodecBenchmark {

    private static final int ROUNDS = 200_000;
    private static final HttpHeaders HEADERS = HttpHeaders.of(
            Map.of("content-type", List.of("application/json"), "date", List.of("today"), "server", List.of("uvicorn")),
            (_, _) -> true);
    private static final String REPLY = """
            {"id":"chatcmpl-0123456789abcdef","object":"chat.completion","created":1767323055,"model":"m",\
            "choices":[{"index":0,"message":{"role":"assistant","content":"%s","refusal":null,"tool_calls":[]},\
            "logprobs":null,"finish_reason":"stop","stop_reason":null}],"usage":{"prompt_tokens":210,\
            "total_tokens":274,"completion_tokens":64,"prompt_tokens_details":null},"prompt_logprobs":null}""".formatted("word ".repeat(50));

    private CodecBenchmark() {}

    public static void main(String[] args) throws Exception {
        List<Message> messages = List.of(
                Message.system("Answer in one word. ".repeat(40)), Message.user("Who loves Juliet? ".repeat(12)));
        Sampling extra = new Sampling(0.7, 0.9, 64, 1, List.of("\n"), "{\"top_k\":20}");
        measure("plain", new Request(messages, Sampling.greedy(64), 0));
        measure(
                "with extra fields and a schema",
                new Request(
                        messages,
                        extra,
                        0,
                        Optional.of(new Constraint.Schema("{\"type\":\"object\",\"properties\":{}}"))));
    }

    private static void measure(String what, Request request) throws Exception {
        ChatBody bodies = new ChatBody("m", Labelling.FREE);
        round(bodies, request);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long characters = round(bodies, request);
        double micros = (threads.getCurrentThreadCpuTime() - start) / 1e3 / ROUNDS;
        System.out.printf("%-32s %6.2f us a request and reply of %,d characters%n", what, micros, characters / ROUNDS);
    }

    private static long round(ChatBody bodies, Request request) throws Exception {
        long characters = 0;
        for (int i = 0; i < ROUNDS; i++) {
            characters += bodies.of(request, 1, Dialect.USUAL).length() + REPLY.length();
            Answer.Content content = new Answer.Content(Json.read(REPLY), HEADERS);
            ErrorBody.of(content.json());
            ErrorBody.isMarkup(REPLY);
            if (ChatReply.of(List.of(request), false, content, Duration.ZERO)
                    .toString()
                    .isEmpty()) {
                throw new IllegalStateException("never");
            }
        }
        return characters;
    }
}

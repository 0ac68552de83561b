package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code refinery models} says. */
class ModelsTest {

    private static final String KEY = "sk-planted-0123456789";

    private HttpServer server;
    private String out = "";
    private String err = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ModelsTest::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean allowed =
                    ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            String body = allowed ? page(exchange.getRequestURI().getPath()) : "{\"error\":{\"message\":\"no key\"}}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(!allowed ? 401 : body.equals("{}") ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String page(String path) {
        return switch (path) {
            case "/v1/models" ->
                "{\"data\":[{\"id\":\"m\",\"owned_by\":\"vllm\",\"root\":\"/" + "deep/".repeat(30)
                        + "m\",\"max_model_len\":4096},{\"id\":\"other\"}]}";
            case "/version" -> "{\"version\":\"0.12.0\"}";
            case "/v1/chat/completions" ->
                "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"hello\"},\"finish_reason\":\"stop\"}]}";
            default -> "{}";
        };
    }

    private int refinery(String key, String... arguments) {
        Output output = Output.of(Map.of("REFINERY_API_KEY", key), arguments);
        out = output.out();
        err = output.err();
        return output.code();
    }

    private String spec(String model) {
        return "openai:" + model + "@http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Test
    void saysWhatAServerCanDo() {
        assertThat(refinery(KEY, "models", spec("m"))).isZero();
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
        assertThat(out)
                .containsPattern("engine +vLLM 0\\.12\\.0")
                .containsPattern("context +4,096 tokens")
                .containsPattern("n samples +no")
                .containsPattern("repeatable seeds +yes")
                .containsPattern("labels +free answers")
                .containsPattern("other models +other");
    }

    @Test
    void saysItToMachinesToo() throws IOException {
        assertThat(refinery(KEY, "models", "--json", spec("m"))).isZero();
        JsonNode found = new JsonMapper().readTree(out);
        assertThat(found.path("engine").asText()).isEqualTo("vLLM");
        assertThat(found.path("supports").path("n samples").asText()).isEqualTo("no");
        assertThat(found.path("labels").asText()).isEqualTo("free");
        assertThat(found.path("models")).hasSize(2);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(refinery(KEY, "models", spec("x"))).isEqualTo(2);
        assertThat(err).contains("no model 'x'").contains("it has m, other");
        assertThat(refinery("sk-wrong-1234567890", "models", spec("m"))).isEqualTo(2);
        assertThat(err).contains("refuses the key in REFINERY_API_KEY").doesNotContain("sk-wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"openai:", "openai:@http://h/v1", "openai:m@http://me:sk-secret@h/v1", "embedded:bard", "bard"})
    void namesThatCannotBeExplored(String spec) {
        assertThat(refinery(KEY, "models", spec)).isEqualTo(2);
        assertThat(err).isNotEmpty().doesNotContain("sk-secret").doesNotContain("defect");
    }
}

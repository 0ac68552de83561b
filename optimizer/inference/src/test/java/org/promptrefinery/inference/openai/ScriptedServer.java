package org.promptrefinery.inference.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.promptrefinery.inference.http.ApiKey;

/** A server on loopback that answers what a test tells it to, and 404 to the rest. */
final class ScriptedServer implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String VLLM_MODELS = """
            {"object":"list","data":[{"id":"m","object":"model","owned_by":"vllm","root":"/models/m",
            "max_model_len":4096}]}""";

    record Asked(String method, String path, String body, String authorization) {}

    record Answer(int status, Map<String, String> headers, byte[] body) {
        static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }

        Answer with(String name, String value) {
            return new Answer(status, Map.of(name, value), body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function<Asked, Answer>> pages = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Serves a model "m" as vLLM does. */
    static ScriptedServer vllm() throws IOException {
        return new ScriptedServer()
                .page("GET /v1/models", 200, VLLM_MODELS)
                .page("GET /version", 200, "{\"version\":\"0.12.0\"}")
                .page("GET /v1/chat/completions/batch", 405, "{\"detail\":\"Method Not Allowed\"}");
    }

    ScriptedServer page(String methodAndPath, int status, String body) {
        return page(methodAndPath, _ -> Answer.of(status, body));
    }

    ScriptedServer page(String methodAndPath, Function<Asked, Answer> answer) {
        pages.put(methodAndPath, answer);
        return this;
    }

    ScriptedServer chat(int status, String body) {
        return page("POST /v1/chat/completions", status, body);
    }

    ScriptedServer chat(Function<Asked, Answer> answer) {
        return page("POST /v1/chat/completions", answer);
    }

    List<Asked> asked(String methodAndPath) {
        return asked.stream()
                .filter(one -> (one.method() + " " + one.path()).equals(methodAndPath))
                .toList();
    }

    List<String> chats() {
        return asked("POST /v1/chat/completions").stream().map(Asked::body).toList();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    OpenAiChannel open() {
        return open(Optional.empty());
    }

    OpenAiChannel open(Optional<ApiKey> key) {
        return open("/v1", "m", key);
    }

    /** Without pauses between tries. */
    OpenAiChannel open(String path, String model, Optional<ApiKey> key) {
        return OpenAiChannel.open(Endpoint.of(URI.create(address() + path), model, key, "TEST_KEY"), _ -> {});
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked one = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Authorization"));
            asked.add(one);
            Answer answer = pages.getOrDefault(
                            one.method() + " " + one.path(), _ -> Answer.of(404, "{\"detail\":\"Not Found\"}"))
                    .apply(one);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package org.promptrefinery.inference.langchain;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that says what it is told to, and remembers what it was asked. */
final class FakeServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(200, Map.of(), "{}");
    private volatile Answer description = new Answer(200, Map.of(), "{}");
    private volatile boolean breaksOff;

    record Asked(String method, String path, Headers headers, String body) {}

    record Answer(int status, Map<String, String> headers, String body) {}

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    void answers(int status, Map<String, String> headers, String body) {
        answer = new Answer(status, headers, body);
    }

    void answers(String body) {
        answers(200, Map.of(), body);
    }

    void describes(int status, String body) {
        description = new Answer(status, Map.of(), body);
    }

    void breaksOff() {
        breaksOff = true;
    }

    List<Asked> asked() {
        return asked;
    }

    /** The last thing posted. */
    Asked posted() {
        return asked.stream()
                .filter(one -> one.method().equals("POST"))
                .toList()
                .getLast();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Answer given = exchange.getRequestMethod().equals("GET") ? description : answer;
            byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
            given.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(given.status(), breaksOff ? body.length + 1L : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

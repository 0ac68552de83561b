package org.promptrefinery.report.live;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells a page whenever what it shows has changed, by server-sent events named {@code changed} whose id and data are
 * the new stamp. A page says by {@code ?since=} which stamp it shows, and browsers say it by {@code Last-Event-ID} when
 * they come again, so that no change falls between two connections.
 */
final class EventStream {

    /** Looks without news after which something is said, to notice that nobody listens any more. */
    static final int QUIET = 15;

    private static final String SINCE = "since=";

    private final Pulse pulse;

    EventStream(Pulse pulse) {
        this.pulse = pulse;
    }

    /** Goes on until the listener is gone or the server ends. */
    void serve(HttpExchange exchange, Supplier<Stamp> source) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(Replies.OK, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            say(body, "retry: 2000\n\n");
            follow(body, shown(exchange), source);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(OutputStream body, String shown, Supplier<Stamp> source)
            throws IOException, InterruptedException {
        String told = shown;
        int quiet = 0;
        while (true) {
            String now = source.get().text();
            quiet = now.equals(told) ? quiet + 1 : 0;
            if (quiet == 0) {
                say(body, "event: changed\nid: " + now + "\ndata: " + now + "\n\n");
            } else if (quiet % QUIET == 0) {
                say(body, ": still here\n\n");
            }
            told = now;
            pulse.await();
        }
    }

    private static String shown(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID"))
                .orElseGet(() -> since(exchange));
    }

    private static String since(HttpExchange exchange) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith(SINCE))
                .map(part -> part.substring(SINCE.length()))
                .findFirst()
                .orElse("");
    }

    private static void say(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
        body.flush();
    }
}

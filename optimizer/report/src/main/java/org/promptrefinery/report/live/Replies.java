package org.promptrefinery.report.live;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What the server says, and how. */
final class Replies {

    static final int OK = 200;
    static final int NO_CONTENT = 204;
    static final int SEE_OTHER = 303;
    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int FAILED = 500;

    private static final long NOTHING = -1;

    private Replies() {}

    /** Says a text, which is not empty. */
    static void say(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Says a line to whoever is no page. */
    static void plain(HttpExchange exchange, int status, String text) throws IOException {
        say(exchange, status, "text/plain", text + "\n");
    }

    /** Says that all is well and nothing more. */
    static void done(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(NO_CONTENT, NOTHING);
    }

    /** Sends the browser to another path of this server. */
    static void redirect(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Location", path);
        exchange.sendResponseHeaders(SEE_OTHER, NOTHING);
    }
}

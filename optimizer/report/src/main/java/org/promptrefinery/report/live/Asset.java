package org.promptrefinery.report.live;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files that pages of this package are made with. */
final class Asset {

    private Asset() {}

    /** Sends one of them. */
    static void send(HttpExchange exchange, String name, String type) throws IOException {
        try (InputStream file = Objects.requireNonNull(Asset.class.getResourceAsStream(name), name)) {
            Replies.say(exchange, Replies.OK, type, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

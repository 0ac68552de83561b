package org.promptrefinery.inference.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aReplyMayBeAsLongAsTheLimitAndNoLonger() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = new byte
                        [Integer.parseInt(exchange.getRequestURI().getPath().substring(1))];
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        try (Transport transport = new Transport(1000)) {
            assertThat(transport
                            .get(URI.create(address + 1000), Map.of(), PATIENCE)
                            .body())
                    .hasSize(1000);
            IOException refused = catchThrowableOfType(
                    IOException.class, () -> transport.get(URI.create(address + 1001), Map.of(), PATIENCE));
            assertThat(Breakage.of(refused)).isEqualTo("the answer is larger than 64 MB");
        } finally {
            server.stop(0);
        }
    }
}

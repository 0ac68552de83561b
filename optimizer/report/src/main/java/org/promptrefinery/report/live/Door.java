package org.promptrefinery.report.live;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets in who knows the token, and says nothing to anybody else. A browser shows the token once, in the URL, and has a
 * cookie from then on; whoever wants to change something also needs what only the pages of this server know. A host
 * name that is not this machine's means that a foreign page made the browser come here (DNS rebinding).
 */
final class Door extends Filter {

    /** The header that a request to change something carries. */
    static final String DEED = "X-Refinery-Token";

    private static final String VISIT = "token=";

    private final Tokens tokens;

    Door(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String description() {
        return "Lets in who knows the token.";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        harden(exchange.getResponseHeaders());
        Optional<String> shown = inQuery(exchange);
        if (!meansThisMachine(exchange)
                || shown.filter(token -> !isVisit(token)).isPresent()) {
            Replies.plain(exchange, Replies.FORBIDDEN, "Forbidden");
        } else if (shown.isPresent()) {
            exchange.getResponseHeaders()
                    .set("Set-Cookie", cookie(exchange) + tokens.visit() + "; Path=/; HttpOnly; SameSite=Strict");
            Replies.redirect(exchange, path(exchange));
        } else if (isKnown(exchange) && mayDo(exchange)) {
            chain.doFilter(exchange);
        } else {
            Replies.plain(exchange, Replies.FORBIDDEN, "Forbidden");
        }
    }

    private static void harden(Headers headers) {
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static boolean meansThisMachine(HttpExchange exchange) {
        int port = exchange.getLocalAddress().getPort();
        List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        return hosts.equals(List.of("127.0.0.1:" + port)) || hosts.equals(List.of("localhost:" + port));
    }

    private static Optional<String> inQuery(HttpExchange exchange) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith(VISIT))
                .map(part -> part.substring(VISIT.length()))
                .findFirst();
    }

    private boolean isVisit(String token) {
        return Tokens.same(tokens.visit(), token);
    }

    private boolean isKnown(HttpExchange exchange) {
        String name = cookie(exchange);
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name))
                .anyMatch(cookie -> isVisit(cookie.substring(name.length())));
    }

    private boolean mayDo(HttpExchange exchange) {
        String given = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(DEED), "");
        return exchange.getRequestMethod().equals("GET") || Tokens.same(tokens.deed(), given);
    }

    /** Browsers do not tell the ports of a host apart, so that two servers need two names. */
    private static String cookie(HttpExchange exchange) {
        return "refinery-" + exchange.getLocalAddress().getPort() + "=";
    }

    /** One slash at the beginning: with two of them it would be the name of another host. */
    private static String path(HttpExchange exchange) {
        return "/" + exchange.getRequestURI().getRawPath().replaceFirst("^/+", "");
    }
}

package org.promptrefinery.report.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.review.ReviewSession;

/** The page of a review, and what it asks for. */
final class ReviewRoutes implements HttpHandler {

    /** More than anybody writes into a correction. */
    static final int LONGEST_BODY = 1 << 20;

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ReviewServer.Titles titles;
    private final ReviewSession session;
    private final Tokens tokens;

    ReviewRoutes(ReviewServer.Titles titles, ReviewSession session, Tokens tokens) {
        this.titles = titles;
        this.session = session;
        this.tokens = tokens;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            route(exchange);
        } catch (BadInput wrong) {
            Replies.plain(exchange, Replies.BAD_REQUEST, String.valueOf(wrong.getMessage()));
        } catch (StorageFailure broken) {
            Replies.plain(exchange, Replies.FAILED, String.valueOf(broken.getMessage()));
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /" -> page(exchange);
            case "GET /review.js" -> Asset.send(exchange, "review.js", "text/javascript");
            case "GET /review.css" -> Asset.send(exchange, "review.css", "text/css");
            case "GET /state" -> state(exchange, session.view());
            case "POST /say" -> say(exchange);
            default -> Replies.plain(exchange, Replies.NOT_FOUND, "Not found");
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set(Policy.HEADER, POLICY);
        Replies.say(exchange, Replies.OK, "text/html", ReviewPage.text(titles, session.reviewer(), tokens));
    }

    private void say(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            Replies.plain(exchange, Replies.TOO_LARGE, "a review may have " + LONGEST_BODY + " bytes at most");
            return;
        }
        Optional<ReviewSession.View> next = ReviewMessage.read(body).tell(session);
        if (next.isPresent()) {
            state(exchange, next.get());
        } else {
            Replies.plain(exchange, Replies.CONFLICT, "another case is shown by now");
        }
    }

    private static void state(HttpExchange exchange, ReviewSession.View view) throws IOException {
        Replies.say(exchange, Replies.OK, "application/json", ReviewMessage.of(view));
    }
}

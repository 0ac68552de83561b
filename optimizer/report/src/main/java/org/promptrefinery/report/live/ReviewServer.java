package org.promptrefinery.report.live;

import java.net.URI;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.review.ReviewSession;

/**
 * Serves the page on which a person compares answers, to the browsers of this machine, and to those only that know the
 * link: it is bound to 127.0.0.1 and asks for a token that is new each time.
 */
public final class ReviewServer implements AutoCloseable {

    private final Loopback server;

    private ReviewServer(Loopback server) {
        this.server = server;
    }

    /**
     * What the page says besides the cases.
     *
     * @param run name of the run
     * @param cases which cases are shown, such as {@code "train and dev cases"}
     */
    public record Titles(String run, String cases) {}

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     * @param session takes what the person says
     * @throws BadInput when the port is taken or not allowed
     */
    public static ReviewServer start(int port, Titles titles, ReviewSession session) {
        Tokens tokens = Tokens.random();
        return new ReviewServer(Loopback.start(port, tokens, new ReviewRoutes(titles, session, tokens)));
    }

    /** The link to the page; who has it is let in. */
    public URI link() {
        return server.link("/");
    }

    /** Ends all connections. */
    @Override
    public void close() {
        server.close();
    }
}

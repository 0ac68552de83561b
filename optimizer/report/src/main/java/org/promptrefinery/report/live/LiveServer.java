package org.promptrefinery.report.live;

import java.net.URI;
import org.promptrefinery.evaluators.BadInput;

/**
 * Serves the pages of runs to the browsers of this machine, and to those only that know the link: it is bound to
 * 127.0.0.1 and asks for a token that is new each time.
 */
public final class LiveServer implements AutoCloseable {

    private final Loopback server;

    private LiveServer(Loopback server) {
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     * @param pulse when to look again whether something has changed, while somebody listens
     * @throws BadInput when the port is taken or not allowed
     */
    public static LiveServer start(int port, Runs runs, Pulse pulse) {
        Tokens tokens = Tokens.random();
        return new LiveServer(Loopback.start(port, tokens, new Routes(runs, tokens, pulse)));
    }

    /** The link to the list of runs; who has it is let in. */
    public URI link() {
        return server.link("/");
    }

    /** The link to the page of a run; who has it is let in. */
    public URI link(String run) {
        return server.link(Html.path(run));
    }

    /** Ends all connections. */
    @Override
    public void close() {
        server.close();
    }
}

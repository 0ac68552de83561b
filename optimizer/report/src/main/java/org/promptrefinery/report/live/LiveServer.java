package org.promptrefinery.report.live;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;

/**
 * Serves the pages of runs to the browsers of this machine, and to those only that know the link: it is bound to
 * 127.0.0.1 and asks for a token that is new each time.
 */
public final class LiveServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final HttpServer server;
    private final ExecutorService threads;
    private final Tokens tokens;

    private LiveServer(HttpServer server, ExecutorService threads, Tokens tokens) {
        this.server = server;
        this.threads = threads;
        this.tokens = tokens;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     * @param pulse when to look again whether something has changed, while somebody listens
     * @throws BadInput when the port is taken or not allowed
     */
    public static LiveServer start(int port, Runs runs, RunPage page, Pulse pulse) {
        Tokens tokens = Tokens.random();
        HttpServer server = bound(port);
        HttpContext all = server.createContext("/", new Routes(runs, page, tokens, pulse));
        all.getFilters().add(new Door(tokens));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.start();
        return new LiveServer(server, threads, tokens);
    }

    /** The link to the list of runs; who has it is let in. */
    public URI link() {
        return at("/");
    }

    /** The link to the page of a run; who has it is let in. */
    public URI link(String run) {
        return at(Html.path(run));
    }

    /** Ends all connections. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path + "?token=" + tokens.visit());
    }

    private static HttpServer bound(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        } catch (BindException taken) {
            throw new BadInput(
                    "port " + port + " cannot be used (" + taken.getMessage()
                            + "); choose another with --port, or leave it out for any that is free",
                    taken);
        } catch (IOException refused) {
            throw new StorageFailure("cannot serve on port " + port + ": " + refused.getMessage(), refused);
        }
    }
}

package org.promptrefinery.report.live;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
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
 * A server for the browsers of this machine, and for those only that know the link: it is bound to 127.0.0.1 and asks
 * for a token that is new each time.
 */
final class Loopback implements AutoCloseable {

    private static final byte[] ADDRESS = {127, 0, 0, 1};

    private final HttpServer server;
    private final ExecutorService threads;
    private final Tokens tokens;

    private Loopback(HttpServer server, ExecutorService threads, Tokens tokens) {
        this.server = server;
        this.threads = threads;
        this.tokens = tokens;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     * @param tokens whoever knows them is let in to {@code handler}
     * @throws BadInput when the port is taken or not allowed
     */
    static Loopback start(int port, Tokens tokens, HttpHandler handler) {
        HttpServer server = bound(port);
        HttpContext all = server.createContext("/", handler);
        all.getFilters().add(new Door(tokens));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.start();
        return new Loopback(server, threads, tokens);
    }

    /** The link to a path of this server; who has it is let in. */
    URI link(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path + "?token=" + tokens.visit());
    }

    /** Ends all connections. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer bound(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), port), 0);
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

package org.promptrefinery.inference.loopback;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * An OpenAI-compatible server on loopback: chat completions as a {@link Behaviour} has them, the list of models,
 * metrics, and {@code GET /counters}. It runs in the process that starts it, or by itself with {@link #main}.
 */
public final class LoopbackServer implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Tally tally;
    private final Service service;
    private final EventLoop loop;

    private LoopbackServer(Profile profile, Behaviour behaviour, boolean keepsBodies, int port) {
        tally = new Tally(keepsBodies);
        service = new Service(profile, tally, behaviour);
        loop = EventLoop.start(service, port);
    }

    /** A hosted API on a free port. */
    public static LoopbackServer start(Behaviour behaviour) {
        return start(Profile.HOSTED, behaviour);
    }

    /** A server of some kind on a free port. */
    public static LoopbackServer start(Profile profile, Behaviour behaviour) {
        return start(profile, behaviour, 0);
    }

    /** A server of some kind on a port of one's own choice, such as that of a server that has gone. */
    public static LoopbackServer start(Profile profile, Behaviour behaviour, int port) {
        return new LoopbackServer(profile, behaviour, true, port);
    }

    public int port() {
        return loop.port();
    }

    /** Address of the API, such as {@code http://127.0.0.1:1234/v1}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    /** Behaves in another way from the next call on. */
    public void behave(Behaviour behaviour) {
        service.behave(behaviour);
    }

    public Counters counters() {
        return tally.counters();
    }

    /** Waits until no client is left, such as when a process was killed: then all that it asked is counted. */
    public void awaitNoClient() {
        while (loop.connections() > 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** How often each body was sent to be completed. */
    public Map<String, Integer> askedByBody() {
        return tally.byBody();
    }

    /** Whether some call, of any kind, carried this key. */
    public boolean carried(String key) {
        return tally.carried(key);
    }

    /** Whether there were calls and each, of any kind, carried this key and no other. */
    public boolean alwaysCarried(String key) {
        return tally.alwaysCarried(key);
    }

    /** Breaks off what is under way; returns when the port is free. */
    @Override
    public void close() {
        loop.close();
    }

    /**
     * A process of its own: answers with the length of what it read, prints {@code port N}, and ends when its input
     * does. Arguments: the latency in milliseconds (0 by default), and {@code vllm} to look like one or {@code hosted}.
     */
    public static void main(String[] args) throws Exception {
        Duration latency = Duration.ofMillis(args.length > 0 ? Long.parseLong(args[0]) : 0);
        Profile profile =
                args.length > 1 && args[1].equals("vllm") ? Profile.VLLM.takingBatches(false) : Profile.HOSTED;
        try (LoopbackServer server =
                new LoopbackServer(profile, Behaviour.echo().after(latency), false, 0)) {
            System.out.println("port " + server.port());
            while (System.in.read() >= 0) {
                // Whoever started it is still there.
            }
        }
    }
}

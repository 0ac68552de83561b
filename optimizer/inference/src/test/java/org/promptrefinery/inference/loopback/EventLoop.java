package org.promptrefinery.inference.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread that serves all connections and all clocks, so that thousands of calls under way cost next to nothing. */
final class EventLoop implements Runnable, AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final int BUFFER = 1 << 18;
    private static final long MILLISECOND = 1_000_000;

    private record Timer(long at, long number, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            long later = at - other.at;
            return later == 0 ? Long.compare(number, other.number) : Long.signum(later);
        }
    }

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Service service;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Thread thread = Thread.ofPlatform().daemon().name("loopback").unstarted(this);
    private long timersSet;
    private volatile boolean open = true;

    private EventLoop(Service service, int port) throws IOException {
        this.service = service;
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    static EventLoop start(Service service, int port) {
        try {
            EventLoop loop = new EventLoop(service, port);
            loop.thread.start();
            return loop;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /** Runs it on the loop, soon. From any thread. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** How many clients are connected now. From any other thread. */
    int connections() {
        return CompletableFuture.supplyAsync(() -> selector.keys().size() - 1, this::execute)
                .join();
    }

    /** Runs it on the loop, never too early. From the loop only. */
    void schedule(Duration delay, Runnable task) {
        timers.add(new Timer(System.nanoTime() + delay.toNanos(), timersSet++, task));
    }

    @Override
    public void run() {
        try {
            while (open) {
                select();
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                fire();
            }
            end();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void select() throws IOException {
        Timer next = timers.peek();
        long wait = next == null ? Long.MAX_VALUE : next.at - System.nanoTime();
        if (next == null) {
            selector.select(this::serve);
        } else if (wait <= 0) {
            selector.selectNow(this::serve);
        } else {
            selector.select(this::serve, (wait + MILLISECOND - 1) / MILLISECOND);
        }
    }

    private void fire() {
        long now = System.nanoTime();
        for (Timer next = timers.peek(); next != null && next.at - now <= 0; next = timers.peek()) {
            timers.remove().task.run();
        }
    }

    private void serve(SelectionKey key) {
        if (key.isValid() && key.isAcceptable()) {
            accept();
        } else if (key.attachment() instanceof Connection connection) {
            connection.ready(buffer);
        }
    }

    private void accept() {
        try {
            for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                key.attach(new Connection(this, service, channel, key));
            }
        } catch (IOException gone) {
            // The client did not wait.
        }
    }

    private void end() throws IOException {
        listener.close();
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Connection connection) {
                connection.close();
            }
        }
        selector.close();
    }

    /** Ends all connections; returns when the port is free. */
    @Override
    public void close() {
        open = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

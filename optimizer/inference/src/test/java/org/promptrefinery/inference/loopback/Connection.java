package org.promptrefinery.inference.loopback;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

/** One client's connection: one call at a time. All of it happens on the loop's thread. */
final class Connection {

    private static final Duration DRIP = Duration.ofMillis(20);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final Runnable NO_ONE = () -> {};

    private final EventLoop loop;
    private final Service service;
    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] input = new byte[1024];
    private int filled;
    private ByteBuffer output = NOTHING;
    private Runnable written = NO_ONE;
    private Runnable closed = NO_ONE;
    private boolean busy;
    private boolean stale;

    Connection(EventLoop loop, Service service, SocketChannel channel, SelectionKey key) {
        this.loop = loop;
        this.service = service;
        this.channel = channel;
        this.key = key;
    }

    EventLoop loop() {
        return loop;
    }

    void ready(ByteBuffer buffer) {
        try {
            if (key.isValid() && key.isReadable()) {
                read(buffer);
            }
            if (key.isValid() && key.isWritable()) {
                write();
            }
        } catch (IOException gone) {
            close();
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        int count = channel.read(buffer.clear());
        if (count < 0) {
            close();
            return;
        }
        if (filled + count > input.length) {
            input = Arrays.copyOf(input, Math.max(2 * input.length, filled + count));
        }
        buffer.flip().get(input, filled, count);
        filled += count;
        next();
    }

    /** Serves the next call if it is there as a whole. */
    private void next() throws IOException {
        if (busy) {
            return;
        }
        Incoming call = Incoming.read(input, filled);
        if (call == null) {
            return;
        }
        filled -= call.length();
        System.arraycopy(input, call.length(), input, 0, filled);
        if (stale) {
            reset();
            return;
        }
        busy = true;
        service.serve(this, call);
    }

    /** What to do should the client go before it has its answer. */
    void onClose(Runnable task) {
        closed = task;
    }

    /**
     * Sends an answer. {@code sent} hears when nothing but its last bytes is left to send, so that whoever has the
     * whole finds it counted; never, if the client goes or is not to have it.
     */
    void send(Answer answer, Manner manner, Runnable sent) {
        byte[] bytes = answer.bytes();
        int body = answer.headLength(bytes);
        int half = (body + bytes.length) / 2;
        stale = manner == Manner.GOES_STALE;
        switch (manner) {
            case WHOLE, GOES_STALE -> finish(ByteBuffer.wrap(bytes), sent);
            case HANG -> {}
            case TRICKLE -> put(ByteBuffer.wrap(bytes, 0, body), () -> drip(bytes, body, sent));
            case RESET -> put(ByteBuffer.wrap(bytes, 0, half), () -> loop.schedule(DRIP, this::reset));
            case CUT -> put(ByteBuffer.wrap(bytes, 0, half), this::close);
        }
    }

    private void drip(byte[] bytes, int from, Runnable sent) {
        if (from + 1 >= bytes.length) {
            finish(ByteBuffer.wrap(bytes, from, bytes.length - from), sent);
        } else {
            put(ByteBuffer.wrap(bytes, from, 1), () -> loop.schedule(DRIP, () -> drip(bytes, from + 1, sent)));
        }
    }

    private void finish(ByteBuffer last, Runnable sent) {
        closed = NO_ONE;
        sent.run();
        put(last, this::free);
    }

    private void free() {
        busy = false;
        try {
            next();
        } catch (IOException gone) {
            close();
        }
    }

    private void put(ByteBuffer bytes, Runnable then) {
        output = bytes;
        written = then;
        try {
            write();
        } catch (IOException gone) {
            close();
        }
    }

    private void write() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        channel.write(output);
        boolean more = output.hasRemaining();
        int interest = more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
        if (!more) {
            Runnable then = written;
            written = NO_ONE;
            then.run();
        }
    }

    /** With nothing left to linger for, TCP sends a reset. */
    private void reset() {
        try {
            if (channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException gone) {
            // Closed already, which is as good.
        }
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // Closed already.
        }
        Runnable task = closed;
        closed = NO_ONE;
        task.run();
    }
}

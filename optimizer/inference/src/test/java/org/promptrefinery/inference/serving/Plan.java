package org.promptrefinery.inference.serving;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.promptrefinery.inference.Message;

/** Servers whose state a test sets. */
final class Plan implements Lanes {

    private final int count;
    private final BitSet closed = new BitSet();
    final BitSet full = new BitSet();
    private final List<WarmHeads> warm;
    Features features = Features.PLAIN;
    int limit = 64;
    private int epoch;

    Plan(int count) {
        this.count = count;
        this.warm = IntStream.range(0, count).mapToObj(_ -> new WarmHeads()).toList();
    }

    void close(int lane, boolean now) {
        closed.set(lane, now);
        epoch++;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public boolean open(int lane) {
        return !closed.get(lane);
    }

    @Override
    public boolean full(int lane) {
        return full.get(lane);
    }

    @Override
    public int limit(int lane) {
        return limit;
    }

    @Override
    public Features features(int lane) {
        return features;
    }

    @Override
    public long key(int lane) {
        return ("http://replica-" + lane).hashCode();
    }

    @Override
    public boolean warm(int lane, List<Message> head) {
        return warm.get(lane).contains(head);
    }

    @Override
    public void warmed(int lane, List<Message> head) {
        warm.get(lane).add(head);
    }
}

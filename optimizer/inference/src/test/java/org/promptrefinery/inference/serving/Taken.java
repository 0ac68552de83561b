package org.promptrefinery.inference.serving;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;

/** A recipient that keeps all replies and counts those that came twice. */
class Taken implements Recipient {

    final Map<Integer, Reply> replies = new ConcurrentHashMap<>();
    final AtomicInteger twice = new AtomicInteger();
    volatile boolean off;

    @Override
    public void take(int index, Reply reply) {
        if (replies.put(index, reply) != null) {
            twice.incrementAndGet();
        }
    }

    @Override
    public boolean callsOff() {
        return off;
    }
}

package org.promptrefinery.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Gathers the replies of a batch that nobody calls off. */
final class Collector implements Recipient {

    private final AtomicReferenceArray<Reply> replies;

    Collector(int size) {
        this.replies = new AtomicReferenceArray<>(size);
    }

    @Override
    public void take(int index, Reply reply) {
        replies.set(index, reply);
    }

    @Override
    public boolean callsOff() {
        return false;
    }

    List<Reply> all() {
        List<Reply> all = new ArrayList<>(replies.length());
        for (int i = 0; i < replies.length(); i++) {
            Reply reply = replies.get(i);
            if (reply == null) {
                throw new IllegalStateException("request " + i + " got no reply");
            }
            all.add(reply);
        }
        return all;
    }
}

package org.promptrefinery.inference.cache;

import java.util.function.IntConsumer;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;

/** Hears which requests are answered, and wants all of them. */
record Ear(IntConsumer heard) implements Recipient {

    @Override
    public void take(int index, Reply reply) {
        heard.accept(index);
    }

    @Override
    public boolean callsOff() {
        return false;
    }
}

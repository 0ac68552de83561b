package org.promptrefinery.inference;

/** Whoever asked a batch of requests. Safe for use by several threads. */
public interface Recipient {

    /**
     * A reply has come.
     *
     * @param index of its request in the batch; each comes at most once
     */
    void take(int index, Reply reply);

    /** Whether what has not been sent yet is not wanted any more; asked before each request is sent. */
    boolean callsOff();
}

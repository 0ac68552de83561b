package org.promptrefinery.retrieval.documents;

/** One file that is left out; the message is the reason as {@link Skipped} has it. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    Unreadable(String reason) {
        super(reason);
    }
}

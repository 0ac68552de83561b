package org.promptrefinery.export.template;

/** What a form of another program cannot hold, or would send otherwise; the message says what and why. */
public final class Unwritable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unwritable(String message) {
        super(message);
    }
}

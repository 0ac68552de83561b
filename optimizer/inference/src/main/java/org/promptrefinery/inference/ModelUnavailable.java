package org.promptrefinery.inference;

/** The model cannot be used; the message says for a terminal what is wrong and what would help. */
public final class ModelUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ModelUnavailable(String message) {
        super(message);
    }

    public ModelUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

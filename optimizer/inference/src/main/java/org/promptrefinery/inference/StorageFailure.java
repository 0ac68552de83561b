package org.promptrefinery.inference;

/** The disk refuses: it is full, read-only or broken. The message says for a terminal where and why. */
public final class StorageFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StorageFailure(String message) {
        super(message);
    }

    public StorageFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

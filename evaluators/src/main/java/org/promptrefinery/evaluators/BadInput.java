package org.promptrefinery.evaluators;

/**
 * Something the user wrote cannot be used. The message is complete for a terminal: it names the file, the line, the
 * value and what would be accepted.
 */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadInput(String message) {
        super(message);
    }

    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}

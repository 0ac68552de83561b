package org.promptrefinery.inference.http;

/**
 * A key to a server. Its text is only to be had for sending it, so that no log, message or file can hold it by
 * accident.
 */
public final class ApiKey {

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    public static ApiKey of(String text) {
        return new ApiKey(text.strip());
    }

    /** The key itself, to be sent and never shown. */
    public String reveal() {
        return text;
    }

    /** A text without this key, should a server have sent it back. */
    public String redact(String message) {
        return text.isEmpty() ? message : message.replace(text, "[key]");
    }

    @Override
    public String toString() {
        return "[key]";
    }
}

package org.promptrefinery.inference;

/** One turn of a conversation; its text is data and never interpreted as chat markup. */
public record Message(Speaker speaker, String text) {
    /** Who says it. */
    public enum Speaker {
        SYSTEM,
        USER,
        ASSISTANT
    }

    public static Message system(String text) {
        return new Message(Speaker.SYSTEM, text);
    }

    public static Message user(String text) {
        return new Message(Speaker.USER, text);
    }
}

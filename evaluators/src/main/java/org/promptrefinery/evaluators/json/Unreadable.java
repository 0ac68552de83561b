package org.promptrefinery.evaluators.json;

/** A text is not what it should be; the message says why, with nothing of the text but in quotes. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}

package org.promptrefinery.inference.gguf;

/** A file that is no GGUF, or one the engine cannot run; the message ends a sentence that begins with the file. */
final class UnsupportedGguf extends Exception {

    private static final long serialVersionUID = 1;

    UnsupportedGguf(String message) {
        super(message);
    }
}

package org.promptrefinery.evaluators.custom;

/** A command gave no usable reply. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    CommandFailure(String message) {
        super(message);
    }
}

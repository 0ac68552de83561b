package org.promptrefinery.retrieval.index;

/**
 * A text to store.
 *
 * @param source where it is from; empty when it is known by its place only and the text need not be given back
 */
record Entry(String text, String source) {

    static Entry of(String text) {
        return new Entry(text, "");
    }
}

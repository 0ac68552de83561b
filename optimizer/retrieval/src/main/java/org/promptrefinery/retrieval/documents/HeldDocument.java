package org.promptrefinery.retrieval.documents;

/** A text in memory. */
record HeldDocument(String name, String hash, String text) implements Document {

    static HeldDocument of(String name, String text) {
        return new HeldDocument(name, new Hash().with("held").with(text).hex(), PlainText.tidied(text));
    }
}

package org.promptrefinery.retrieval.documents;

/** A folder of documents that cannot be used at all; the message says for a terminal why, and what would be. */
public final class UnusableDocuments extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableDocuments(String message) {
        super(message);
    }
}

package org.promptrefinery.retrieval.documents;

/** One text with its name. Safe for use by several threads. */
public interface Document {

    /** Where a new section begins in a text: right before its heading, which is one paragraph. */
    char SECTION = '\f';

    /** Its path in the folder, with '/'. */
    String name();

    /** A hash of what it holds and of how that is read; equal for equal texts. */
    String hash();

    /**
     * Its text: paragraphs are parted by an empty line, {@link #SECTION} stands before a heading. It is read when asked
     * for, since all documents together may be larger than the memory.
     *
     * @throws UnusableDocuments when the file has changed or gone since it was first read
     */
    String text();
}

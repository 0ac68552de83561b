package org.promptrefinery.evaluators.text;

/** Which number of a text counts. */
enum Take {
    /** The only one; it may be said several times, with any words around it. */
    ONLY,
    FIRST,
    LAST
}

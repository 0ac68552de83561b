package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.node.TextNode;

/** A value that did not come from the job file. */
final class Overridden extends TextNode {

    private static final long serialVersionUID = 1;

    private final String source;

    /** @param source what set it, such as a flag or a variable */
    Overridden(String value, String source) {
        super(value);
        this.source = source;
    }

    String source() {
        return source;
    }
}

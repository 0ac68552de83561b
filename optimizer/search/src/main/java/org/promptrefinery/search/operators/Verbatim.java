package org.promptrefinery.search.operators;

/** Spans of a text that mean what they say letter by letter, so that no edit may reach into them. */
final class Verbatim {

    /** A regular expression of variables, JSON objects of at most two levels, code and quotations; no groups. */
    static final String SPANS = "\\{(?:[^{}]++|\\{[^{}]*+})*+}|`[^`\\n]*+`|\"[^\"\\n]*+\"|“[^”\\n]*+”";

    private Verbatim() {}
}

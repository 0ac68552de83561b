package org.promptrefinery.search;

/** What a section of a prompt is for; operators choose by it what they may do. */
public enum Role {
    INSTRUCTION,
    RULE,
    EXAMPLE,
    CONTEXT,
    FORMAT
}

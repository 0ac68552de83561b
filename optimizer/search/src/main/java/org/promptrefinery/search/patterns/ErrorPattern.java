package org.promptrefinery.search.patterns;

/**
 * Something that recurs in wrong answers.
 *
 * @param rule what would put it right
 * @param explained how many wrong answers show it
 * @param observation one line for a person
 */
public record ErrorPattern(Rule rule, int explained, String observation) {}

package org.promptrefinery.evaluators.kind;

/**
 * An option of a kind of evaluator, for its documentation.
 *
 * @param name as in a job file
 * @param accepts what may be given, such as "a list of words"
 * @param otherwise what holds when it is left out, such as "0" or "required"
 * @param meaning one sentence
 */
public record Option(String name, String accepts, String otherwise, String meaning) {}

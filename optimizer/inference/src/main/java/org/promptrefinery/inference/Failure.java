package org.promptrefinery.inference;

/**
 * The model gave no answer to this one request; never cached.
 *
 * @param cause one line for a person
 */
public record Failure(String cause) implements Reply {}

package org.promptrefinery.evaluators;

/**
 * An answer to be judged.
 *
 * @param subject the case that was asked
 * @param answer what the model said, verbatim
 */
public record Trial(Case subject, String answer) {}

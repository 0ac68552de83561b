package org.promptrefinery.evaluators;

/**
 * An answer to be judged.
 *
 * @param subject the case that was asked
 * @param answer what the model said, verbatim
 * @param delivery how it came about
 */
public record Trial(Case subject, String answer, Delivery delivery) {

    /** An answer of which nothing more is known. */
    public Trial(Case subject, String answer) {
        this(subject, answer, Delivery.UNKNOWN);
    }
}

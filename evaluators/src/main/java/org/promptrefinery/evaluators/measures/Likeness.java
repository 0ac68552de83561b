package org.promptrefinery.evaluators.measures;

/**
 * How alike two texts are.
 *
 * @param score from 0 (nothing in common) to 1 (the same)
 * @param cut whether the texts were too long to be compared completely
 */
record Likeness(double score, boolean cut) {
    Likeness {
        score = Math.clamp(score, 0, 1);
    }

    /** Of texts that were compared completely. */
    static Likeness of(double score) {
        return new Likeness(score, false);
    }
}

package org.promptrefinery.study.estimate;

/** How often something happens: at least, usually, and at most. */
record Frequency(double lowest, double expected, double highest) {

    static final Frequency ONCE = new Frequency(1, 1, 1);

    Frequency plus(Frequency more) {
        return new Frequency(lowest + more.lowest, expected + more.expected, highest + more.highest);
    }

    /** Never in the best case: something equal has happened before. */
    Frequency again() {
        return new Frequency(0, expected, highest);
    }
}

package org.promptrefinery.export.training;

import java.util.Locale;

/** Where an answer and what is said of it come from, the most trusted first. */
enum Source {
    CORRECTION("written by a reviewer"),
    REVIEW("picked or turned down by a reviewer"),
    REFERENCE("the reference answer of the case"),
    VERDICT("an answer of the model, by the verdict of the evaluators");

    private final String meaning;

    Source(String meaning) {
        this.meaning = meaning;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String meaning() {
        return meaning;
    }

    /** Whether it is a person's word, which counts more than a verdict. */
    boolean human() {
        return this == CORRECTION || this == REVIEW;
    }
}

package org.promptrefinery.evaluators.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the facts of an answer relate to those of a reference: the five categories of "fact" in openai/evals. */
enum Agreement {
    SUBSET("the answer gives only some of the facts of the reference and is consistent with it"),
    SUPERSET("the answer gives all facts of the reference and more, and is consistent with it"),
    SAME("the answer gives the same facts as the reference"),
    CONTRADICTION("the answer and the reference disagree about a fact"),
    IMMATERIAL("the answer and the reference differ, but not in a way that matters for the facts");

    private final String meaning;

    Agreement(String meaning) {
        this.meaning = meaning;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Agreement::word).toList();
    }

    /** All of them, one a line. */
    static String explained() {
        return Arrays.stream(values())
                .map(category -> category.word() + ": " + category.meaning)
                .collect(Collectors.joining("\n"));
    }
}

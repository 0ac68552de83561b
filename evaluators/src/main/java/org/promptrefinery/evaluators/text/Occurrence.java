package org.promptrefinery.evaluators.text;

import java.util.Locale;

/** Where in an answer a text is looked for. */
enum Occurrence {
    CONTAINS("contains", "does not contain") {
        @Override
        boolean holds(String answer, String text) {
            return answer.contains(text);
        }
    },
    STARTS_WITH("starts with", "does not start with") {
        @Override
        boolean holds(String answer, String text) {
            return answer.startsWith(text);
        }
    },
    ENDS_WITH("ends with", "does not end with") {
        @Override
        boolean holds(String answer, String text) {
            return answer.endsWith(text);
        }
    };

    private final String yes;
    private final String no;

    Occurrence(String yes, String no) {
        this.yes = yes;
        this.no = no;
    }

    abstract boolean holds(String answer, String text);

    String yes() {
        return yes;
    }

    String no() {
        return no;
    }

    /** As in a job file. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

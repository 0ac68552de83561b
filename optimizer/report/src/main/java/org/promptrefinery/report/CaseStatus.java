package org.promptrefinery.report;

/** What became of a case, the most telling first. A case is right when its score is 1 and no gate is broken. */
enum CaseStatus {
    BROKEN("broken", "Broken", "\u2716", "right before, wrong now"),
    FIXED("fixed", "Fixed", "\u2714", "wrong before, right now"),
    WRONG("wrong", "Still wrong", "\u25CB", "wrong before and now"),
    UNSCORED("unscored", "No score", "?", "an answer could not be scored"),
    RIGHT("right", "Still right", "\u25CF", "right before and now"),
    SINGLE("single", "Only one asked", "\u2013", "only one of the two prompts was asked");

    private final String key;
    private final String label;
    private final String sign;
    private final String meaning;

    CaseStatus(String key, String label, String sign, String meaning) {
        this.key = key;
        this.label = label;
        this.sign = sign;
        this.meaning = meaning;
    }

    /** For classes and attributes. */
    String key() {
        return key;
    }

    String label() {
        return label;
    }

    /** Tells the statuses apart without colour. */
    String sign() {
        return sign;
    }

    String meaning() {
        return meaning;
    }
}

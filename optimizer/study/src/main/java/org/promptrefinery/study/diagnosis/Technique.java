package org.promptrefinery.study.diagnosis;

/** A way to better answers that a diagnosis tries, in the order in which it does: the costly ones last. */
public enum Technique {
    /** Rules against the error patterns, learned on train. */
    RULES("rules", "add rules against the error patterns"),
    /** The same few training cases with their answers for every case. */
    EXAMPLES("3 worked examples", "show three worked examples"),
    /** Training cases that are most like the case. */
    NEAREST("3 nearest examples", "look up the three nearest worked examples of each case"),
    /** Passages of the job's documents. */
    FACTS("given facts", "look up passages of the documents for each case"),
    /** Rules, and the better sort of examples. */
    RULES_AND_EXAMPLES("rules + examples", "add rules and worked examples"),
    /** Rules, and passages of documents. */
    RULES_AND_FACTS("rules + facts", "add rules and look up passages of the documents"),
    /** The job's own prompt on another model. */
    MODEL("second model", "use the second model"),
    /** The answer that most of five draws agree on: self-consistency (Wang et al. 2022). */
    VOTE("vote of 5 answers", "take the answer that most of five draws agree on");

    private final String title;
    private final String deed;

    Technique(String title, String deed) {
        this.title = title;
        this.deed = deed;
    }

    /** A few words that name it, at most 18 characters. */
    public String title() {
        return title;
    }

    /** What to do, as the beginning of an advice in small letters. */
    public String deed() {
        return deed;
    }
}

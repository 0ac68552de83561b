package org.promptrefinery.study.diagnosis;

/**
 * What is behind a wrong answer. Where more than one is, the first of these counts: contradicting labels, the form,
 * chance, the instruction, knowledge; so each wrong answer has exactly one.
 */
public enum Cause {
    /** The right content stands in the answer, in the wrong form. */
    FORM("form", "right content in the wrong form"),
    /** A rule that the error patterns call for puts it right: the prompt says too little. */
    INSTRUCTION("instruction", "a rule puts it right"),
    /** No rule helps: neither the prompt nor the model knows what is right. */
    KNOWLEDGE("knowledge", "no rule helps; it is not known"),
    /** The labels contradict each other, or other draws of the same request are right. */
    NOISE("noise", "labels contradict, or draws differ"),
    /** Not looked into, because the diagnosis ended before. */
    OPEN("open", "not looked into");

    private final String word;
    private final String meaning;

    Cause(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** As it stands in results. */
    public String word() {
        return word;
    }

    /** What it is, in a few words. */
    public String meaning() {
        return meaning;
    }
}

package org.promptrefinery.study.diagnosis;

/**
 * What is behind a wrong answer. Where more than one is, the first of these counts: contradicting labels, the form,
 * chance, the instruction, knowledge; so each wrong answer has exactly one.
 */
public enum Cause {
    /** The right content stands in the answer, in the wrong form. */
    FORM("form", "right content in the wrong form"),
    /** A rule, or the same few worked examples for every case, put it right: the prompt says too little. */
    INSTRUCTION("instruction", "a rule or an example puts it right"),
    /** No instruction helps: neither the prompt nor the model knows what is right. */
    KNOWLEDGE("knowledge", "only facts help, or nothing does"),
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

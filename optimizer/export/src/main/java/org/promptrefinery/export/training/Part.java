package org.promptrefinery.export.training;

/** A part of the cases, with the file that its examples go to. */
enum Part {
    TRAIN("train", "train.jsonl"),
    DEV("validation", "validation.jsonl"),
    /** Proves, and is never trained on. */
    TEST("", "");

    private final String split;
    private final String file;

    Part(String split, String file) {
        this.split = split;
        this.file = file;
    }

    /** As Hugging Face calls it. */
    String split() {
        return split;
    }

    String file() {
        return file;
    }
}

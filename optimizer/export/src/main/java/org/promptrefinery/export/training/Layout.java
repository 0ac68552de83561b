package org.promptrefinery.export.training;

import java.util.Locale;

/** Whose trainers are to read the data. */
public enum Layout {
    /** TRL of Hugging Face, in its conversational formats. */
    TRL,
    /** The fine-tuning service of OpenAI, and those that take its files. */
    OPENAI;

    /** What {@code --layout} takes. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same, for the help. */
    @Override
    public String toString() {
        return id();
    }
}

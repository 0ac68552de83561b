package org.promptrefinery.inference.metering;

import java.util.Locale;

/** What a model is asked for in a job; spending is limited and told apart by it. */
public enum Purpose {
    /** Being prompted. */
    TASK,
    /** Thinking about prompts. */
    REFLECTOR,
    /** Grading answers. */
    JUDGE;

    /** As it stands in job files and results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

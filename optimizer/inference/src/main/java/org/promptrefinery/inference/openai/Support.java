package org.promptrefinery.inference.openai;

import java.util.Locale;

/** Whether a server can do something. */
public enum Support {
    YES,
    NO,
    UNKNOWN;

    static Support of(boolean yes) {
        return yes ? YES : NO;
    }

    /** Its name for a person. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}

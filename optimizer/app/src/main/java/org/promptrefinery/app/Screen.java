package org.promptrefinery.app;

import java.util.Map;

/**
 * What of the program a person sees as it comes.
 *
 * @param results whether results go to a terminal
 * @param progress whether progress and messages go to a terminal
 * @param columns of it
 */
record Screen(boolean results, boolean progress, int columns) {

    private static final int USUAL = 80;
    private static final int LEAST = 40;

    /** A terminal of the usual width for progress, or none at all. */
    static Screen usual(boolean progress) {
        return new Screen(false, progress, USUAL);
    }

    /** As the start script has found it; Java cannot tell the terminals of its two outputs apart. */
    static Screen found() {
        int columns = Integer.getInteger("refinery.columns", USUAL);
        return new Screen(
                Boolean.getBoolean("refinery.terminal.results"),
                Boolean.getBoolean("refinery.terminal"),
                columns < LEAST ? USUAL : columns);
    }

    /** Whether a terminal understands more than text: the one called dumb does not. */
    static boolean understandsControls(Map<String, String> environment) {
        return !environment.getOrDefault("TERM", "").equals("dumb");
    }
}

package org.promptrefinery.app;

import java.io.PrintWriter;
import java.util.Map;

/**
 * The program's surroundings.
 *
 * @param out for results
 * @param err for progress and messages
 * @param screen which of them a person sees
 * @param environment variables
 */
record Console(PrintWriter out, PrintWriter err, Screen screen, Map<String, String> environment) {

    /** @param terminal whether {@code err} is shown to a person as it comes */
    Console(PrintWriter out, PrintWriter err, boolean terminal, Map<String, String> environment) {
        this(out, err, Screen.usual(terminal), environment);
    }

    /** Whether {@code err} is a terminal on which a line can be drawn over. */
    boolean terminal() {
        return screen.progress() && Screen.understandsControls(environment);
    }

    /** How results are shown here. */
    Showing showing() {
        return new Showing(Colours.of(screen.results(), environment), screen.results() ? screen.columns() : 0);
    }
}

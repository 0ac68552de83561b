package org.promptrefinery.app;

import java.util.ArrayList;
import java.util.List;

/** Lines that are too long for a terminal, folded at blanks instead of in the middle of words. */
final class Folding {

    private static final String DEEPER = "  ";

    private Folding() {}

    /**
     * The pieces of a line; all but the first are indented deeper than it. A word that is too long stays whole.
     *
     * @param columns most of a piece; 0 for no limit
     */
    static List<String> of(String line, int columns) {
        List<String> pieces = new ArrayList<>();
        String indent = " ".repeat(line.length() - line.stripLeading().length()) + DEEPER;
        String rest = line;
        while (columns > 0 && rest.length() > columns) {
            int least = rest.length() - rest.stripLeading().length();
            int blank = rest.lastIndexOf(' ', columns);
            int cut = blank > least ? blank : rest.indexOf(' ', columns);
            if (cut < 0) {
                break;
            }
            pieces.add(rest.substring(0, cut).stripTrailing());
            rest = indent + rest.substring(cut).strip();
        }
        pieces.add(rest);
        return pieces;
    }
}

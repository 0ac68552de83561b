package org.promptrefinery.evaluators.json;

/** A Markdown code fence (CommonMark 0.31, section 4.5) around a whole text. */
final class Fence {

    private static final int SHORTEST = 3;

    private Fence() {}

    /** What the fence holds; the text itself when there is no fence around the whole of it. */
    static String inside(String text) {
        String body = text.strip();
        int opening = width(body);
        int start = body.indexOf('\n') + 1;
        int end = body.lastIndexOf('\n') + 1;
        String closing = body.substring(end);
        boolean fenced = opening >= SHORTEST
                && start > 0
                && closing.length() >= opening
                && width(closing) == closing.length()
                && closing.charAt(0) == body.charAt(0);
        return fenced ? body.substring(start, end) : text;
    }

    /** How many equal fence characters a line starts with. */
    private static int width(String line) {
        int width = 0;
        while (width < line.length() && line.charAt(width) == line.charAt(0) && "`~".indexOf(line.charAt(0)) >= 0) {
            width++;
        }
        return width;
    }
}

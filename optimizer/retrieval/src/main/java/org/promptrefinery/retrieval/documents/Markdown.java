package org.promptrefinery.retrieval.documents;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markdown: its headings begin sections; all else stays as it is written, which models read well. */
final class Markdown {

    private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*");
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-{2,})[ \t]*");

    private final StringBuilder text = new StringBuilder();
    private String fence = "";
    /** The line before, which an underline would make a heading; empty where there is none. */
    private String pending = "";

    private Markdown() {}

    static String text(String source) {
        Markdown markdown = new Markdown();
        PlainText.tidied(source).lines().forEach(markdown::line);
        markdown.settle();
        return markdown.text.toString();
    }

    private void line(String line) {
        Matcher fenceMark = FENCE.matcher(line);
        if (fenceMark.matches()) {
            settle();
            String mark = String.valueOf(fenceMark.group(1));
            fence = fence.isEmpty() ? mark : fence.equals(mark) ? "" : fence;
            pending = line;
        } else if (fence.isEmpty()) {
            prose(line);
        } else {
            settle();
            text.append(line).append('\n');
        }
    }

    private void prose(String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            settle();
            heading(String.valueOf(heading.group(1)));
        } else if (UNDERLINE.matcher(line).matches() && isTitle(pending)) {
            heading(pending.strip());
            pending = "";
        } else {
            settle();
            pending = line;
            if (line.isBlank()) {
                settle();
                text.append('\n');
            }
        }
    }

    /** Only a line that stands alone: a longer paragraph over dashes is far more often a list or a table. */
    private boolean isTitle(String line) {
        int length = text.length();
        boolean alone =
                length == 0 || (length > 1 && text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n');
        return alone && !line.isBlank() && !line.contains("|");
    }

    private void heading(String title) {
        if (!title.isBlank()) {
            text.append('\n').append(Document.SECTION).append(title).append("\n\n");
        }
    }

    private void settle() {
        if (!pending.isBlank()) {
            text.append(pending).append('\n');
        }
        pending = "";
    }
}

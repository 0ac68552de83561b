package org.promptrefinery.report;

import java.util.List;

/** Begins and ends tables that scroll sideways where the page is too narrow. */
final class Table {

    private Table() {}

    /**
     * A table.
     *
     * @param caption what it is about, for those who cannot see the heading
     * @param heads of the columns; those of numbers begin with {@code #}
     * @param rows writes the rows
     */
    static void write(Html html, String caption, List<String> heads, Runnable rows) {
        html.in(
                "div.scroll",
                () -> html.in("table", () -> {
                    html.leaf("caption.quiet", caption);
                    html.in("thead", () -> html.in("tr", () -> heads.forEach(head -> head(html, head))));
                    html.in("tbody", rows);
                }),
                "tabindex",
                "0",
                "role",
                "group",
                "aria-label",
                caption);
    }

    private static void head(Html html, String head) {
        boolean number = head.startsWith("#");
        html.leaf(number ? "th.number" : "th", number ? head.substring(1) : head, "scope", "col");
    }

    /** A cell with a number. */
    static void number(Html html, String text) {
        html.leaf("td.number", text);
    }

    /** The cell that names a row, in words of somebody else. */
    static void name(Html html, String foreign) {
        html.leafOf("th", Clip.brief(foreign), "scope", "row");
    }
}

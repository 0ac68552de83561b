package org.promptrefinery.report;

/**
 * What is around the content of a page.
 *
 * @param head markup at the end of {@code <head>}
 * @param bar markup at the beginning of {@code <body>}
 * @param policy whether the page itself says what a browser may do for it; a server says that in a header
 */
public record PageMode(String head, String bar, boolean policy) {

    /** A file that is opened from disk. */
    public static final PageMode FILE = new PageMode("", "", true);

    /** A page that a server sends, which must allow {@link ReportPage#SCRIPT} and {@link ReportPage#STYLE}. */
    public static PageMode live(String head, String bar) {
        return new PageMode(head, bar, false);
    }
}

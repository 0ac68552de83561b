package org.promptrefinery.retrieval.documents;

import java.util.regex.Pattern;

/** Text that is taken as it stands. */
final class PlainText {

    private static final Pattern LINE_END = Pattern.compile("\r\n?|\u0085|\u2028");

    private PlainText() {}

    /** One sort of line ends; a form feed, which has a meaning here, becomes the end of a paragraph. */
    static String tidied(String text) {
        return LINE_END.matcher(text).replaceAll("\n").replace("\f", "\n\n").replace("\u2029", "\n\n");
    }
}

package org.promptrefinery.search.reflection;

import java.util.regex.Pattern;

/**
 * The marks that give briefs and replies their form. Where a prompt or data contain such a mark themselves, a backslash
 * makes it plain text.
 */
final class Markup {

    private static final String LEAD = "[ \\t>#*-]*(?:\\d{1,3}[.)][ \\t]*)?\\**";
    private static final String KIND = "[ \\t]*(?:section[ \\t]+)?(?:\\d{1,3}[.):]?[ \\t]*)?"
            + "(instruction|rule|example|context|format)s?(?:[ \\t]+#?\\d{1,3})?"
            + "[ \\t]*(?:[,;:(-][ \\t]*(frozen)\\b[^\\]\\n]*)?[ \\t]*]";

    /** A line that opens a section: its kind, {@code frozen} or nothing, and what follows on the line. */
    static final Pattern HEADING = Pattern.compile("(?i)^" + LEAD + "\\[" + KIND + "\\**:?\\**(.*)$");

    private static final String TAG = "(?=\\s*/?\\s*(?:prompt|why|lesson|user|case|attempt)\\b)";
    private static final Pattern TAG_TO_HIDE = Pattern.compile("(?i)<(\\\\*)" + TAG);
    private static final Pattern HIDDEN_TAG = Pattern.compile("(?i)<\\\\(\\\\*)" + TAG);
    private static final Pattern HEADING_TO_HIDE = Pattern.compile("(?im)^(" + LEAD + ")(\\\\*)\\[(?=" + KIND + ")");
    private static final Pattern HIDDEN_HEADING = Pattern.compile("(?im)^(" + LEAD + ")\\\\(\\\\*)\\[(?=" + KIND + ")");
    private static final Pattern VARIABLE_START = Pattern.compile("\\{(?=\\{)");

    private Markup() {}

    /** The text with its marks made plain. */
    static String hide(String text) {
        String tagless = TAG_TO_HIDE.matcher(text).replaceAll("<\\\\$1");
        return HEADING_TO_HIDE.matcher(tagless).replaceAll("$1\\\\$2[");
    }

    /** The text that was hidden. */
    static String reveal(String text) {
        String headed = HIDDEN_HEADING.matcher(text).replaceAll("$1$2[");
        return HIDDEN_TAG.matcher(headed).replaceAll("<$1");
    }

    /** Data as it may stand in a brief: who copies it from there makes neither a mark nor a variable of it. */
    static String defuse(String data) {
        return VARIABLE_START.matcher(hide(data)).replaceAll("{ ");
    }
}

package org.promptrefinery.report;

/**
 * The beginning of a text.
 *
 * @param text the beginning
 * @param left characters behind it; 0 when it is the whole
 */
record Clip(String text, int left) {

    private static final int BRIEF = 300;

    /** At most so many characters, never half of a pair. */
    static Clip of(String text, int longest) {
        if (text.length() <= longest) {
            return new Clip(text, 0);
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return new Clip(text.substring(0, end), text.length() - end);
    }

    /** What a line can hold of a name or a remark, which is all but for a hostile one. */
    static String brief(String text) {
        Clip clip = of(text, BRIEF);
        return clip.whole() ? text : clip.text + "\u2026";
    }

    /** The beginning of what was clipped already. */
    Clip shorter(int longest) {
        Clip again = of(text, longest);
        return new Clip(again.text, again.left + left);
    }

    boolean whole() {
        return left == 0;
    }
}

package org.promptrefinery.study.report;

/** Text of models and cases on one line of a terminal. */
public final class OneLine {

    private OneLine() {}

    /** The text without line breaks and control characters, cut to so many characters. */
    public static String of(String text, int longest) {
        String flat = text.replaceAll("\\s+", " ")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "?")
                .strip();
        if (flat.length() <= longest) {
            return flat;
        }
        int end = longest - 3;
        return flat.substring(0, Character.isHighSurrogate(flat.charAt(end - 1)) ? end - 1 : end) + "...";
    }
}

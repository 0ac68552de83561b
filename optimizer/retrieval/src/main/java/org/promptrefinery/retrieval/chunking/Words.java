package org.promptrefinery.retrieval.chunking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words as the size of a passage counts them: what stands between white space. So that no text escapes the bound, 30
 * characters without white space count as one, and so do two of a script that writes without it.
 */
final class Words {

    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}" + "\\p{IsMyanmar}";

    private static final Pattern WORD =
            Pattern.compile("[" + UNSPACED + "]{1,2}|[^\\s" + UNSPACED + "]{1,30}", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Words() {}

    static int count(String text) {
        Matcher words = WORD.matcher(text);
        int count = 0;
        while (words.find()) {
            count++;
        }
        return count;
    }

    /** Pieces of so many words at most, all but the last of exactly so many. */
    static List<String> cut(String text, int size) {
        List<String> pieces = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        int begin = 0;
        int count = 0;
        while (words.find()) {
            if (count == size) {
                pieces.add(text.substring(begin, words.start()).strip());
                begin = words.start();
                count = 0;
            }
            count++;
        }
        if (count > 0) {
            pieces.add(text.substring(begin).strip());
        }
        return pieces;
    }

    /** Every run of white space as one space, none at the ends. */
    static String tidied(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}

package org.promptrefinery.evaluators.similarity;

import java.util.ArrayList;
import java.util.List;

/** Long texts in pieces that an embedding model reads as a whole. */
final class Chunks {

    /** About 250 tokens of English, which is what small sentence encoders were trained on. */
    static final int LONGEST = 1_000;

    /** What counts of a text, so that an endless answer costs no endless time. */
    static final int MOST = 50;

    private Chunks() {}

    /** Pieces that are not blank, cut at white space where there is some in the second half of a piece. */
    static List<String> of(String text) {
        List<String> chunks = new ArrayList<>();
        int start = 0;
        while (start < text.length() && chunks.size() < MOST) {
            int end = end(text, start);
            String chunk = text.substring(start, end).strip();
            if (!chunk.isEmpty()) {
                chunks.add(chunk);
            }
            start = end;
        }
        return chunks;
    }

    private static int end(String text, int start) {
        int most = start + LONGEST;
        if (most >= text.length()) {
            return text.length();
        }
        for (int end = most; end > start + LONGEST / 2; end--) {
            if (Character.isWhitespace(text.charAt(end - 1))) {
                return end;
            }
        }
        return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    }
}

package org.promptrefinery.evaluators.format;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text cut where Unicode says that characters, words and sentences end ("Unicode Text Segmentation", UAX 29), but no
 * sentence ends at an abbreviation such as "e.g.".
 */
final class Segments {

    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g.", "i.e.", "cf.", "vs.", "dr.", "mr.", "mrs.", "ms.", "prof.", "st.", "fig.", "approx.", "jr.", "sr.",
            "inc.", "ltd.", "gen.", "rev.", "hon.", "z.b.", "d.h.", "bzw.", "ca.", "nr.", "mme.", "sra.");
    private static final int LONGEST_ABBREVIATION = 7;

    private Segments() {}

    /** Characters as a reader sees them: a letter with its accents is one. */
    static int graphemes(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
        breaks.setText(text);
        int count = 0;
        while (breaks.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /** Words and numbers, without white space and punctuation. */
    static List<String> words(String text) {
        return words(text, Integer.MAX_VALUE);
    }

    /** The first words, as many as there are up to a number. */
    static List<String> words(String text, int most) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE && words.size() < most; to = breaks.next()) {
            if (breaks.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
                words.add(text.substring(from, to));
            }
            from = to;
        }
        return words;
    }

    /** Sentences that say something, each with its punctuation. */
    static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(ULocale.ENGLISH);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            if (to < text.length() && endsInAbbreviation(text, to)) {
                continue;
            }
            String sentence = text.substring(from, to).strip();
            if (sentence.codePoints().anyMatch(Character::isLetterOrDigit)) {
                sentences.add(sentence);
            }
            from = to;
        }
        return sentences;
    }

    private static boolean endsInAbbreviation(String text, int end) {
        if (text.charAt(end - 1) != ' ') {
            return false;
        }
        String tail =
                text.substring(Math.max(0, end - LONGEST_ABBREVIATION - 2), end).strip();
        int start = tail.length();
        while (start > 0 && !isBoundary(tail.charAt(start - 1))) {
            start--;
        }
        return ABBREVIATIONS.contains(tail.substring(start).toLowerCase(Locale.ROOT));
    }

    private static boolean isBoundary(char c) {
        return Character.isWhitespace(c) || c == '(' || c == '[';
    }
}

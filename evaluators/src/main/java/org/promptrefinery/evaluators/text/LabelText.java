package org.promptrefinery.evaluators.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A label as it may stand in an answer: letter case does not count, and between its words there may be any white space,
 * a hyphen or an underscore.
 */
final class LabelText {

    private final List<String> words;

    LabelText(String label) {
        this.words = words(label.strip());
    }

    private static List<String> words(String label) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 1; at < label.length(); at++) {
            if (at > start && gapEnd(label, at) > at) {
                words.add(label.substring(start, at));
                start = gapEnd(label, at);
                at = start;
            }
        }
        words.add(label.substring(start));
        return List.copyOf(words);
    }

    String firstWord() {
        return words.getFirst();
    }

    /** Where the label ends if it begins here as a whole word; -1 if it does not. */
    int end(String text, int start) {
        int at = start;
        for (int i = 0; i < words.size(); i++) {
            at = i == 0 ? at : gapEnd(text, at);
            String word = words.get(i);
            if (!text.regionMatches(true, at, word, 0, word.length())) {
                return -1;
            }
            at += word.length();
            if (i < words.size() - 1 && gapEnd(text, at) == at) {
                return -1;
            }
        }
        return WordEdges.joinedBefore(text, start) || WordEdges.joinedAfter(text, at) ? -1 : at;
    }

    /** Whether another label is spelled the same but for what does not count. */
    boolean same(LabelText other) {
        return String.join(" ", words).equalsIgnoreCase(String.join(" ", other.words));
    }

    /** Where the words go on after what parts them here; the same place if nothing does. */
    private static int gapEnd(String text, int at) {
        if (at == 0 || at + 1 >= text.length()) {
            return at;
        }
        char c = text.charAt(at);
        boolean mark = (c == '-' || c == '_')
                && WordEdges.isWord(text.charAt(at - 1))
                && WordEdges.isWord(text.charAt(at + 1));
        return mark ? at + 1 : Spaces.skip(text, at);
    }
}

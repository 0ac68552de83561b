package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The phrases of a text, which end at punctuation or a line break or before a word that begins a clause. Variables,
 * JSON, code and quotations are never broken. Tails keep their places when phrases change theirs.
 *
 * @param words of each phrase, none blank
 * @param tails what follows each phrase: punctuation and white space
 */
record Phrases(List<String> words, List<String> tails) {

    private static final Pattern BREAK = Pattern.compile(Verbatim.SPANS
            + "|(?<tail>(?<!\\be\\.g|\\bi\\.e|(?:^|\\s)\\d{1,3})[.!?;:,]+(?:\\s+|$)|\\s*\\n\\s*|\\s+[-–—]\\s+"
            + "|\\s+(?=(?i:and|but|because|unless|although|while|when|if|so that|without|instead of)\\b))");

    Phrases {
        words = List.copyOf(words);
        tails = List.copyOf(tails);
    }

    /** The phrases of a text that is not blank. */
    static Phrases of(String text) {
        List<String> words = new ArrayList<>();
        List<String> tails = new ArrayList<>();
        Matcher matcher = BREAK.matcher(text);
        int start = 0;
        while (matcher.find()) {
            String phrase = text.substring(start, matcher.start());
            if (matcher.group("tail") != null && !phrase.isBlank()) {
                words.add(phrase);
                tails.add(matcher.group("tail"));
                start = matcher.end();
            }
        }
        if (start < text.length()) {
            words.add(text.substring(start));
            tails.add("");
        }
        return new Phrases(words, tails);
    }

    int size() {
        return words.size();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            text.append(words.get(i)).append(tails.get(i));
        }
        return text.toString();
    }

    /** Without one phrase; of the tails on its two sides the one that ends more is left. */
    Phrases without(int index) {
        List<String> left = new ArrayList<>(words);
        List<String> ends = new ArrayList<>(tails);
        boolean capital = beginsWithCapital(left.remove(index));
        String end = ends.remove(index);
        if (index > 0 && (index == left.size() || strength(end) > strength(ends.get(index - 1)))) {
            ends.set(index - 1, end);
        }
        if (index < left.size() && capital && beginsSentence(index)) {
            left.set(index, capitalised(left.get(index)));
        }
        return new Phrases(left, ends);
    }

    /** With two phrases in each other's place. */
    Phrases swapped(int one, int other) {
        List<String> swapped = new ArrayList<>(words);
        Collections.swap(swapped, one, other);
        for (int index : List.of(one, other)) {
            if (beginsSentence(index) && beginsWithCapital(words.get(index))) {
                swapped.set(index, capitalised(swapped.get(index)));
            }
        }
        return new Phrases(swapped, tails);
    }

    /** With one more phrase, as a sentence of its own at the end. */
    String and(String phrase) {
        String text = text().stripTrailing();
        boolean open = Character.isLetterOrDigit(text.charAt(text.length() - 1));
        return text + (open ? ". " : " ") + capitalised(phrase.strip()) + ".";
    }

    private boolean beginsSentence(int index) {
        return index == 0 || strength(tails.get(index - 1)) > 1;
    }

    private static int strength(String tail) {
        if (tail.contains("\n")) {
            return 3;
        }
        return tail.matches(".*[.!?].*") ? 2 : tail.isBlank() ? 0 : 1;
    }

    private static boolean beginsWithCapital(String phrase) {
        return Character.isUpperCase(phrase.charAt(0));
    }

    static String capitalised(String phrase) {
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }
}

package org.promptrefinery.evaluators.words;

import java.util.List;
import java.util.Set;

/**
 * Tells English inflections from derivations that have the same stem: "universes" is of "universe", "university" is
 * not.
 */
final class Inflections {

    /** Endings of one paradigm each: walk, like, study, die. */
    private static final List<Set<String>> PARADIGMS = List.of(
            Set.of("", "s", "es", "ed", "ing"),
            Set.of("e", "es", "ed", "ing"),
            Set.of("y", "ies", "ied", "ying"),
            Set.of("ie", "ies", "ied", "ying"));

    private Inflections() {}

    /** Whether two words with the same stem are forms of one word. */
    static boolean same(String one, String other) {
        int common = 0;
        while (common < Math.min(one.length(), other.length()) && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        // "makes" and "maker" also share the "e", "runs" and "running" no "n" of the ending.
        for (int start = common; start >= Math.max(1, common - 2); start--) {
            if (paradigm(undoubled(one, start), undoubled(other, start))) {
                return true;
            }
        }
        return false;
    }

    private static boolean paradigm(String one, String other) {
        return PARADIGMS.stream().anyMatch(endings -> endings.contains(one) && endings.contains(other));
    }

    /** The ending from an index on, without a consonant that only repeats the last one. */
    private static String undoubled(String word, int start) {
        boolean doubled = start < word.length() - 2 && word.charAt(start) == word.charAt(start - 1);
        return word.substring(doubled ? start + 1 : start);
    }
}

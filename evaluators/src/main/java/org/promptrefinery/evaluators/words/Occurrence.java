package org.promptrefinery.evaluators.words;

/**
 * A place where a word stands in a text.
 *
 * @param start index of its first char in the original text
 * @param end index behind its last
 * @param word which one
 * @param levels bits of the levels without which it would not be that word; 0 for the plain one
 */
record Occurrence(int start, int end, Word word, int levels) {

    boolean inside(Occurrence other) {
        return start >= other.start && end <= other.end;
    }

    String spelling(String text) {
        return text.substring(start, end);
    }
}

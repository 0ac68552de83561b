package org.promptrefinery.evaluators.text;

import java.util.Optional;

/**
 * A single letter in an answer with what stands around it.
 *
 * @param letter as written
 * @param before the text right before it, cut to a length
 * @param after the text right after it, cut to a length
 */
record Letter(char letter, String before, String after) {

    /** How clearly it is chosen; nothing when it is not, such as the article "A". */
    Optional<ChoiceReader.Strength> strength() {
        if (ChoiceCues.rejected(before, after)) {
            return Optional.empty();
        }
        if (couldBeChosen() && ChoiceCues.stated(before)) {
            return Optional.of(ChoiceReader.Strength.STATED);
        }
        if (labelled()) {
            return Optional.of(ChoiceReader.Strength.LABELLED);
        }
        return bare() ? Optional.of(ChoiceReader.Strength.BARE) : Optional.empty();
    }

    /** Not "a cat", not "I think". */
    private boolean couldBeChosen() {
        boolean word = Character.isLowerCase(letter) || letter == 'A' || letter == 'I';
        return !word
                || !ChoiceCues.wordFollows(after)
                || (Character.isUpperCase(letter) && ChoiceCues.confirmed(after));
    }

    private boolean labelled() {
        boolean closed = next(0) == ')' || next(0) == ']';
        boolean opened = before.endsWith("(") || before.endsWith("[");
        boolean listed = lineStart() && (closed || (".:".indexOf(next(0)) >= 0 && Spaces.is(next(1))));
        return listed || (closed && (opened || Character.isUpperCase(letter)));
    }

    private boolean bare() {
        if (Character.isLowerCase(letter)) {
            return false;
        }
        boolean starts = before.isBlank() && couldBeChosen();
        return ChoiceCues.confirmed(after) || starts || (letter != 'I' && ChoiceCues.ends(after));
    }

    private boolean lineStart() {
        int line = before.lastIndexOf('\n') + 1;
        return Punctuation.stripped(before.substring(line)).isEmpty();
    }

    /** A space stands for the end of the text. */
    private char next(int index) {
        return index < after.length() ? after.charAt(index) : ' ';
    }
}

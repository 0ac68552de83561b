package org.promptrefinery.evaluators.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads which letter an answer chooses. The strongest kind of statement counts; a later correction ("no, ...", "wait,
 * ...") outweighs all that was said before. Among statements as strong as "the answer is B" the last one wins; letters
 * that merely stand there must all be the same. Of long answers only the last 100,000 characters are read.
 */
final class ChoiceReader {

    private static final Pattern CORRECTION = Pattern.compile(
            "(?i)\\b(?:no|wait|actually|sorry|correction|rather|hmm|oops|scratch that|i mean)\\b\\s?[,.!:\u2013\u2014-]");

    private static final int LONGEST = 100_000;
    private static final int BEFORE = 80;
    private static final int AFTER = 40;

    private final String letters;

    /** @param letters capital ones, from A to Z */
    ChoiceReader(String letters) {
        this.letters = letters;
    }

    Reading read(String answer) {
        String read = answer.substring(Math.max(0, answer.length() - LONGEST));
        String whole = Punctuation.stripped(read);
        return whole.length() == 1 && isChoice(whole.charAt(0))
                ? Reading.of(upper(whole.charAt(0)))
                : lastCorrected(read);
    }

    private Reading lastCorrected(String answer) {
        Reading reading = Reading.NONE;
        Matcher correction = CORRECTION.matcher(answer);
        int start = 0;
        while (start < answer.length()) {
            int end = correction.find() ? correction.end() : answer.length();
            List<Statement> said = statements(answer, start, end);
            reading = said.isEmpty() ? reading : Reading.of(said);
            start = end;
        }
        return reading;
    }

    private List<Statement> statements(String answer, int start, int end) {
        List<Statement> said = new ArrayList<>();
        for (int at = start; at < end; at++) {
            if (isChoice(answer.charAt(at)) && alone(answer, at)) {
                statement(answer, at).ifPresent(said::add);
            }
        }
        return said;
    }

    private boolean isChoice(char c) {
        return letters.indexOf(upper(c)) >= 0;
    }

    /** A letter of a word, of an abbreviation such as U.S., of C++, f(a) or word(s) is no choice. */
    private static boolean alone(String text, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean abbreviation = (next == '.' && at + 2 < text.length() && Character.isLetter(text.charAt(at + 2)))
                || (at > 1 && text.charAt(at - 1) == '.' && Character.isLetter(text.charAt(at - 2)));
        boolean argument = at > 1 && text.charAt(at - 1) == '(' && WordEdges.isWord(text.charAt(at - 2));
        return !abbreviation
                && !argument
                && next != '+'
                && next != '#'
                && !WordEdges.joinedBefore(text, at)
                && !WordEdges.joinedAfter(text, at + 1);
    }

    private static Optional<Statement> statement(String text, int at) {
        String before = text.substring(Math.max(0, at - BEFORE), at);
        String after = text.substring(at + 1, Math.min(text.length(), at + 1 + AFTER));
        char letter = upper(text.charAt(at));
        if (ChoiceCues.boxed(before)) {
            return Optional.of(new Statement(letter, Strength.BOXED));
        }
        Optional<Strength> strength = new Letter(text.charAt(at), before, after).strength();
        boolean several = ChoiceCues.paired(after) && (strength.isPresent() || text.charAt(at) == letter);
        return several
                ? Optional.of(new Statement(Statement.SEVERAL, strength.orElse(Strength.BARE)))
                : strength.map(strong -> new Statement(letter, strong));
    }

    /** ASCII only, so that no other letter becomes one of these. */
    static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    /** How clearly a letter is chosen, weakest first. */
    enum Strength {
        /** It stands alone: "..., B." */
        BARE,
        /** Marked as that of a choice: "(B)", "B) Paris". */
        LABELLED,
        /** "The answer is B". */
        STATED,
        /** {@code \boxed{B}}. */
        BOXED
    }

    /**
     * A letter that was named.
     *
     * @param letter a capital one, or {@link #SEVERAL}
     */
    record Statement(char letter, Strength strength) {

        /** Stands for letters named as equals, as in "A or B". */
        static final char SEVERAL = '?';
    }

    /**
     * What was read.
     *
     * @param letter chosen, if just one was
     * @param several whether more than one was
     */
    record Reading(Optional<Character> letter, boolean several) {

        static final Reading NONE = new Reading(Optional.empty(), false);
        private static final Reading MANY = new Reading(Optional.empty(), true);

        static Reading of(char letter) {
            return letter == Statement.SEVERAL ? MANY : new Reading(Optional.of(letter), false);
        }

        /** Of statements between two corrections; at least one. */
        static Reading of(List<Statement> said) {
            Strength strongest = said.stream()
                    .map(Statement::strength)
                    .max(Strength::compareTo)
                    .orElseThrow();
            List<Character> letters = said.stream()
                    .filter(statement -> statement.strength() == strongest)
                    .map(Statement::letter)
                    .toList();
            boolean agreed = strongest.compareTo(Strength.STATED) >= 0
                    || letters.stream().distinct().count() == 1;
            return agreed ? of(letters.getLast()) : MANY;
        }
    }
}

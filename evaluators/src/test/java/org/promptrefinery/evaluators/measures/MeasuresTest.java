package org.promptrefinery.evaluators.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.measures.Rouge.Part;

class MeasuresTest {

    private static final Offset<Double> CLOSE = within(0.0000005);

    /** From evaluate-v1.1.py of SQuAD, worked out by hand from its definition; the last lines from MLQA's script. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the Denver Broncos       | Denver Broncos            | 1
            Denver Broncos!          | The Broncos of Denver     | 0.8
            a a b                    | a b b                     | 0.666667
            x x y                    | x y y                     | 0.666667
            don't                    | dont                      | 1
            ''                       | the                       | 1
            ''                       | x                         | 0
            x                        | y                         | 0
            ÉCOLE « Été »            | école été                 | 1
            北京大学                    | 北京                        | 0.666667
            Москва, Россия           | россия                    | 0.666667
            """)
    void tokenF1IsThatOfSquad(String answer, String reference, double expected) {
        assertThat(new TokenF1(Words::squad).of(answer, reference).score()).isCloseTo(expected, within(0.000001));
    }

    @Test
    void wordsBetweenSpacesAreComparedAsTheyAre() {
        TokenF1 plain = new TokenF1(Words::spaced);
        assertThat(plain.of("The cat.", "the cat.").score()).isEqualTo(0.5);
        assertThat(plain.of("a\u00a0b\u3000c", "a b c").score()).isEqualTo(1);
    }

    /** Classic distances: kitten and sitting 3, Saturday and Sunday 3. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            kitten,   sitting, 0.571429
            Saturday, Sunday,  0.625
            flaw,     lawn,    0.5
            Bob,      bob,     0.666667
            abc,      abc,     1
            '',       '',      1
            '',       abc,     0
            🙂a,      🙃a,     0.5
            café,     cafe,    0.75
            """)
    void levenshteinCountsCodePoints(String answer, String reference, double expected) {
        assertThat(new Levenshtein().of(answer, reference).score()).isCloseTo(expected, within(0.000001));
    }

    @Test
    void longTextsAreComparedUpToABoundThatIsSaid() {
        String same = "abcdefghij".repeat(3_000);
        String edited = "x" + same.substring(0, 20_000) + "y" + same.substring(20_000);
        Likeness near = new Levenshtein().of(same + "!", same);
        assertThat(near.score()).isCloseTo(30_000 / 30_001.0, CLOSE);
        assertThat(near.cut()).isFalse();

        Likeness cut = new Levenshtein().of(edited + "z", same);
        assertThat(cut.cut()).isTrue();
        assertThat(cut.score()).isBetween(0.1, 30_000 / 30_003.0);
        assertThat(new Levenshtein().of("q".repeat(30_000), same).score()).isEqualTo(0);
    }

    @Test
    void paddingALongAnswerDoesNotMakeItRight() {
        String reference = "abcdefghij".repeat(1_000);
        assertThat(new Levenshtein()
                        .of(reference + "z".repeat(990_000), reference)
                        .score())
                .isCloseTo(0.01, CLOSE);
    }

    /** Winkler 1990, table of examples; 0.84 is for DUANE and DWAYNE. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            MARTHA,   MARHTA,   0.961111
            DWAYNE,   DUANE,    0.84
            DIXON,    DICKSONX, 0.813333
            abc,      xyz,      0
            '',       '',       1
            '',       a,        0
            🙂,       🙃,       0
            """)
    void jaroWinklerAsPublished(String answer, String reference, double expected) {
        assertThat(new JaroWinkler().of(answer, reference).score()).isCloseTo(expected, within(0.000001));
    }

    /** Tokens given by sacrebleu 2.6.0. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello, world!                     | Hello , world !
            It costs $1,234.50 (about 3-4%).  | It costs $ 1,234.50 ( about 3 - 4 % ) .
            a.b,c 1.5 end.                    | a . b , c 1.5 end .
            &quot;R&amp;D&quot; e-mail        | " R & D " e-mail
            Пять ёлок, да!                    | Пять ёлок , да !
            你好，世界                          | 你好，世界
            don't stop                        | don't stop
            """)
    void wordsAreThoseOfSacrebleu(String text, String expected) {
        assertThat(String.join(" ", Words13a.of(text))).isEqualTo(expected);
    }

    @Test
    void hyphenationIsJoined() {
        assertThat(Words13a.of(" x-\ny <skipped>")).containsExactly("xy");
    }

    /**
     * Scores given by sacrebleu 2.6.0: BLEU with effective order, BLEU up to bigrams, chrF2, chrF++, and chrF with runs
     * up to 3 and beta 1. The sentence about the party is that of Papineni et al. 2002.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the cat sat on the mat      | the cat is on the mat    | 0.379918 | 0.707107 | 0.645779 | 0.663607 | 0.790982
            The dog bit the man.        | The dog had bit the man. | 0.511508 | 0.757116 | 0.676471 | 0.703880 | 0.845672
            Hello, world!               | Hello, World!            | 0.353553 | 0.500000 | 0.584710 | 0.573949 | 0.811616
            cat                         | the cat sat              | 0.135335 | 0.135335 | 0.285313 | 0.310537 | 0.389776
            the the the the the the the | the cat is on the mat    | 0.078098 | 0.154303 | 0.142324 | 0.147153 | 0.260748
            It costs $1,234.50 (about 3-4%). | It costs $1,234 (about 3-5%). | 0.391819 | 0.728219 | 0.732090 | 0.696692 | 0.833876
            Пять ёлок                   | Шесть ёлок               | 0.500000 | 0.500000 | 0.518210 | 0.451380 | 0.662681
            ''                          | x                        | 0 | 0 | 0 | 0 | 0
            a b                         | c d                      | 0 | 0 | 0 | 0 | 0
            🙂🙃 fine                    | 🙂 fine                   | 0.500000 | 0.500000 | 0.551692 | 0.466190 | 0.716049
            the cat sat on the mat      | the cat sat on the mat   | 1 | 1 | 1 | 1 | 1
            It is a guide to action which ensures that the military always obeys the commands of the party. | It is a guide to action that ensures that the military will forever heed Party commands. | 0.396709 | 0.529813 | 0.623977 | 0.615205 | 0.714651
            """)
    void scoresAreThoseOfSacrebleu(
            String answer, String reference, double bleu, double bigrams, double chrf, double plus, double short1) {
        assertThat(new Bleu(4).of(answer, List.of(reference)).score()).isCloseTo(bleu, CLOSE);
        assertThat(new Bleu(2).of(answer, List.of(reference)).score()).isCloseTo(bigrams, CLOSE);
        assertThat(new ChrF(6, 0, 2).of(answer, reference).score()).isCloseTo(chrf, CLOSE);
        assertThat(new ChrF(6, 2, 2).of(answer, reference).score()).isCloseTo(plus, CLOSE);
        assertThat(new ChrF(3, 0, 1).of(answer, reference).score()).isCloseTo(short1, CLOSE);
    }

    /** Scores given by sacrebleu 2.6.0: BLEU pools the references, chrF takes the best. */
    @Test
    void severalReferencesCountAsInSacrebleu() {
        List<String> dogs = List.of("The dog had bit the man.", "The dog bit a man.");
        assertThat(new Bleu(4).of("The dog bit the man.", dogs).score()).isCloseTo(0.707107, CLOSE);
        assertThat(Measure.best(new ChrF(6, 2, 2))
                        .of("The dog bit the man.", dogs)
                        .score())
                .isCloseTo(0.703880, CLOSE);

        List<String> party = List.of(
                "It is a guide to action that ensures that the military will forever heed Party commands.",
                "It is the guiding principle which guarantees the military forces always being under the command of"
                        + " the Party.",
                "It is the practical guide for the army always to heed the directions of the party.");
        String answer =
                "It is a guide to action which ensures that the military always obeys the commands of the" + " party.";
        assertThat(new Bleu(4).of(answer, party).score()).isCloseTo(0.540173, CLOSE);
        assertThat(Measure.best(new ChrF(6, 0, 2)).of(answer, party).score()).isCloseTo(0.623977, CLOSE);
    }

    /** The first lines are the tests of rouge-score (rouge_scorer_test.py), the others are counted by hand. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | testing                | testing one two        | 1        | 0.333333 | 0.5
            1 | ''                     | testing one two        | 0        | 0        | 0
            2 | testing one            | testing one two        | 1        | 0.5      | 0.666667
            0 | testing one            | testing one two        | 1        | 0.666667 | 0.8
            0 | testing two            | testing one two        | 1        | 0.666667 | 0.8
            1 | the cat the cat        | the cat                | 0.5      | 1        | 0.666667
            0 | police kill the gunman | police killed the gunman | 0.75   | 0.75     | 0.75
            0 | the gunman kill police | police killed the gunman | 0.5    | 0.5      | 0.5
            2 | one                    | one                    | 0        | 0        | 0
            1 | Testing, ONE           | testing one            | 1        | 1        | 1
            1 | Ёлки и палки           | ёлки палки             | 0.666667 | 1        | 0.8
            1 | 東京都                  | 京都                     | 0.666667 | 1        | 0.8
            """)
    void rougeAsPublished(int n, String answer, String reference, double precision, double recall, double f1) {
        assertThat(rouge(n, Part.PRECISION, false, answer, reference)).isCloseTo(precision, within(0.000001));
        assertThat(rouge(n, Part.RECALL, false, answer, reference)).isCloseTo(recall, within(0.000001));
        assertThat(rouge(n, Part.F1, false, answer, reference)).isCloseTo(f1, within(0.000001));
    }

    @Test
    void rougeTakesTheReferenceWithTheBestF1() {
        assertThat(rouge(1, Part.F1, false, "text first", "first text", "first something"))
                .isEqualTo(1);
        assertThat(rouge(1, Part.PRECISION, false, "a b", "a b c d e f g h", "a x"))
                .as("the second has the higher F1, though the first the higher precision")
                .isEqualTo(0.5);
    }

    /** Stems of the Porter stemmer's own vocabulary; words of three letters stay as they are. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            running ponies,     runs pony,         1
            relational testing, relate tested,     1
            summaries happily,  summary happiness, 0.5
            dogs die,           dog dies,          0.5
            """)
    void rougeCanCompareStems(String answer, String reference, double expected) {
        assertThat(rouge(1, Part.F1, true, answer, reference)).isEqualTo(expected);
        assertThat(rouge(1, Part.F1, false, answer, reference)).isLessThan(1);
    }

    @Test
    void theSubsequenceOfVeryLongTextsIsALowerBound() {
        String text = "one two three four five ".repeat(2_000);
        Rouge rouge = new Rouge(Rouge.LONGEST_COMMON_SUBSEQUENCE, Part.F1, false);
        assertThat(rouge.of(text, List.of(text)).score()).isEqualTo(1);
        Likeness cut = rouge.of("x " + text + "x", List.of("y " + text + "y"));
        assertThat(cut.cut()).isTrue();
        assertThat(cut.score()).isBetween(0.4, 0.9999);
    }

    private static double rouge(int n, Part part, boolean stem, String answer, String... references) {
        return new Rouge(n, part, stem).of(answer, List.of(references)).score();
    }
}

package org.promptrefinery.retrieval.chunking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.promptrefinery.retrieval.documents.Document;

class ChunksTest {

    @Property(tries = 300)
    void nothingIsLostAndOrderIsKept(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 40) int words) {
        assertThat(unspaced(String.join("", Chunks.of(text, words)))).isEqualTo(unspaced(text));
    }

    @Property(tries = 300)
    void noPassageIsLongerThanAskedForOrEmpty(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 40) int words) {
        assertThat(Chunks.of(text, words)).allSatisfy(passage -> {
            assertThat(Words.count(passage)).isBetween(1, words);
            assertThat(passage).isEqualTo(Words.tidied(passage));
        });
    }

    @Property(tries = 200)
    void twoPassagesOfASectionWouldNotFitIntoOne(
            @ForAll("prose") String text, @ForAll @IntRange(min = 5, max = 40) int words) {
        List<String> passages = Chunks.of(text, words);
        for (int i = 1; i < passages.size(); i++) {
            String first = new Sentences().of(passages.get(i)).getFirst();
            assertThat(Words.count(passages.get(i - 1)) + Words.count(first)).isGreaterThan(words);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> part = Arbitraries.of(
                "Romeo",
                " ",
                "\n",
                "\n\n",
                "\f",
                ". ",
                "? ",
                "Mr. Smith",
                "ロミオ",
                "และ",
                "\t",
                "- ",
                "\u00a0",
                "x".repeat(80),
                "😀",
                "e\u0301",
                "3.14",
                "\"",
                "...",
                "|",
                "\u200b",
                "\ud800");
        return part.list().ofMaxSize(120).map(parts -> String.join("", parts));
    }

    /** Sentences of three to seven words, two of which never make more than 40. */
    @Provide
    Arbitrary<String> prose() {
        Arbitrary<String> sentence = Arbitraries.of("we", "go", "home", "late", "at", "night")
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(words -> "Then " + String.join(" ", words) + ".");
        return sentence.list().ofMinSize(1).ofMaxSize(30).map(all -> String.join(" ", all));
    }

    @Test
    void aPassageHoldsAsManyWholeSentencesAsFit() {
        assertThat(Chunks.of("One two three. Four five six. Seven eight. Nine.", 6))
                .containsExactly("One two three. Four five six.", "Seven eight. Nine.");
    }

    @Test
    void aSentenceThatIsTooLongIsCut() {
        assertThat(Chunks.of("Short one. Long " + "word ".repeat(7) + "end. Last.", 3))
                .containsExactly("Short one.", "Long word word", "word word word", "word word end.", "Last.");
    }

    @Test
    void abbreviationsEndNoSentence() {
        assertThat(Chunks.of("We met Mr. Capulet there. He left.", 5))
                .containsExactly("We met Mr. Capulet there.", "He left.");
    }

    @Test
    void aHeadingBeginsAPassageAndStaysWithWhatFollows() {
        assertThat(Chunks.of("Intro.\n\n\fHours\n\nOpen at nine.\n\n\fFees\n\nNone.", 50))
                .containsExactly("Intro.", "Hours Open at nine.", "Fees None.");
    }

    @Test
    void headingsWithNothingBetweenThemStayTogether() {
        assertThat(Chunks.of("\fGuide\n\n\fHours\n\nOpen at nine.", 50)).containsExactly("Guide Hours Open at nine.");
    }

    @Test
    void linesOfAListAreNotTornApart() {
        assertThat(Chunks.of("- red is Bob\n- blue is Ann\n- green is Eve", 4))
                .containsExactly("- red is Bob", "- blue is Ann", "- green is Eve");
    }

    @Test
    void shortLinesEndSentencesWithoutAFullStop() {
        assertThat(Chunks.of("Romeo is Bob\nJuliet is Ann\nTybalt is Eve", 5))
                .containsExactly("Romeo is Bob", "Juliet is Ann", "Tybalt is Eve");
    }

    @Test
    void linesBrokenToFitOnAPageAreJoined() {
        String wrapped =
                "The quick brown fox jumps over the lazy dog, and then it\nruns away from the large and angry bear. It rests.";
        assertThat(Chunks.of(wrapped, 20).getFirst())
                .isEqualTo("The quick brown fox jumps over the lazy dog, and then it runs away from the large and angry"
                        + " bear.");
    }

    @Test
    void textWithoutSpacesIsBoundedToo() {
        assertThat(Chunks.of("a".repeat(100_000), 10)).hasSize(334).allMatch(passage -> passage.length() <= 300);
        assertThat(Chunks.of("漢".repeat(1_000), 10)).hasSize(50).allMatch(passage -> passage.length() <= 20);
    }

    @Test
    void noTextGivesNoPassage() {
        assertThat(Chunks.of("", 5)).isEmpty();
        assertThat(Chunks.of(" \n\n\f\t", 5)).isEmpty();
    }

    @Test
    void aPassageNeedsAWord() {
        assertThatThrownBy(() -> Chunks.of("text", 0)).hasMessageContaining("not 0");
    }

    private static String unspaced(String text) {
        return text.codePoints()
                .filter(c -> c != Document.SECTION
                        && !Words.tidied(Character.toString(c)).isEmpty())
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}

package org.promptrefinery.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.promptrefinery.report.WordDiff.Kind;
import org.promptrefinery.report.WordDiff.Piece;

class WordDiffTest {

    @Test
    void wordsOfALineThatResemblesAreMatched() {
        assertThat(WordDiff.of("Sort the ticket.\nAnswer.", "Sort the new ticket.\nAnswer."))
                .extracting(piece -> piece.kind() + " " + piece.text().strip())
                .containsExactly("SAME Sort the", "ADDED new", "SAME ticket.\nAnswer.");
    }

    @Test
    void linesThatHaveNothingInCommonAreReplacedAsAWhole() {
        assertThat(WordDiff.of("Keep.\nThe code for billing is K.\n", "Keep.\nbilling -> K\n"))
                .containsExactly(
                        new Piece(Kind.SAME, "Keep.\n"),
                        new Piece(Kind.REMOVED, "The code for billing is K.\n"),
                        new Piece(Kind.ADDED, "billing -> K\n"));
    }

    @Test
    void aLineFindsItsLikeAmongNewOnes() {
        List<Piece> pieces =
                WordDiff.of("Sort the support ticket.\n", "Think first.\nSort each support ticket.\nStop.\n");
        assertThat(pieces).contains(new Piece(Kind.ADDED, "Think first.\n"), new Piece(Kind.ADDED, "Stop.\n"));
        assertThat(pieces)
                .filteredOn(piece -> piece.kind() == Kind.REMOVED)
                .containsExactly(new Piece(Kind.REMOVED, "the"));
    }

    @Test
    void veryLongTextsAreReplacedAsAWhole() {
        assertThat(WordDiff.of("a b ".repeat(10_000), "a c ".repeat(10_000))).hasSize(2);
    }

    @Property
    void bothTextsCanBeReadFromIt(@ForAll("texts") String before, @ForAll("texts") String after) {
        List<Piece> pieces = WordDiff.of(before, after);
        assertThat(without(Kind.ADDED, pieces)).isEqualTo(before);
        assertThat(without(Kind.REMOVED, pieces)).isEqualTo(after);
        for (int i = 1; i < pieces.size(); i++) {
            assertThat(pieces.get(i).kind()).isNotEqualTo(pieces.get(i - 1).kind());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "the", " ", "\n", ".", "\uD83D\uDE00", "\r\n", "e\u0301", "\uD83D")
                .list()
                .ofMaxSize(30)
                .map(words -> String.join("", words));
    }

    private static String without(Kind kind, List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.kind() != kind)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}

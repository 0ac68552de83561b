package org.promptrefinery.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.promptrefinery.study.history.Answer;

class CaseBookTest {

    @Test
    void aCaseIsWhatBothAnswersMakeOfIt() {
        List<Answer> answers = new ArrayList<>();
        pair(answers, "test", "a", 0, 1);
        pair(answers, "test", "b", 1, 0.5);
        pair(answers, "test", "c", 0, 0.9);
        pair(answers, "test", "d", 1, 1);
        pair(answers, "test", "e", 1, -1);
        pair(answers, "dev", "a", 1, 1);
        CaseBook book = CaseBook.read(answers::forEach);
        assertThat(book.pairs())
                .extracting(pair -> pair.key().split() + " " + pair.key().subject() + " " + pair.status())
                .containsExactly(
                        "test b BROKEN",
                        "test a FIXED",
                        "test c WRONG",
                        "test e UNSCORED",
                        "test d RIGHT",
                        "dev a RIGHT");
        assertThat(book.counts()).containsEntry(CaseStatus.RIGHT, 1);
        assertThat(book.all()).containsEntry(CaseStatus.RIGHT, 2);
        assertThat(book.answers()).isEqualTo(12);
    }

    @Test
    void anAnswerThatBreaksAGateIsNotRight() {
        List<Answer> answers = new ArrayList<>();
        answers.add(answer("baseline", "test", "a", 1, true));
        answers.add(answer("winner", "test", "a", 1, false));
        assertThat(CaseBook.read(answers::forEach).pairs().getFirst().status()).isEqualTo(CaseStatus.BROKEN);
    }

    /** The search asks the baseline few dev cases, and the winner all: that is no fault of anybody's. */
    @Test
    void oneThatOnlyOneWasAskedIsNotOneWithoutAScore() {
        List<Answer> answers = List.of(answer("winner", "dev", "a", 1, true), answer("baseline", "dev", "b", 0, true));
        assertThat(CaseBook.read(answers::forEach).pairs())
                .extracting(CasePair::status)
                .containsExactly(CaseStatus.SINGLE, CaseStatus.SINGLE);
    }

    @Test
    void bothSidesAreKeptInWhateverOrderTheyCome() {
        List<Answer> answers =
                List.of(answer("winner", "test", "a", 1, true), answer("baseline", "test", "a", 0, true));
        CasePair pair = CaseBook.read(answers::forEach).pairs().getFirst();
        assertThat(pair.before().score()).hasValue(0);
        assertThat(pair.after().score()).hasValue(1);
        assertThat(pair.status()).isEqualTo(CaseStatus.FIXED);
    }

    @Test
    void ofManyCasesTheMostTellingAreKept() {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < CaseBook.MOST + 500; i++) {
            pair(answers, "test", "right" + i, 1, 1);
        }
        pair(answers, "dev", "broken", 1, 0);
        CaseBook book = CaseBook.read(answers::forEach);
        assertThat(book.pairs()).hasSize(CaseBook.MOST);
        assertThat(book.pairs().getFirst().key().subject()).isEqualTo("broken");
        assertThat(book.size()).isEqualTo(CaseBook.MOST + 501);
    }

    @Test
    void longTextsAreCutAndSayByHowMuch() {
        Answer longer = new Answer(
                "winner",
                "test",
                "a",
                Map.of("x", "\uD83D\uDE00".repeat(5_000)),
                "",
                List.of(),
                "y".repeat(1_000_000),
                Map.of(),
                OptionalDouble.of(0),
                "",
                true,
                Map.of());
        CasePair pair = CaseBook.read(answers -> answers.accept(longer)).pairs().getFirst();
        assertThat(pair.after().text().left()).isEqualTo(1_000_000 - CasePair.LONGEST);
        assertThat(pair.input().text()).hasSize(CasePair.LONGEST).endsWith("\uD83D\uDE00");
        assertThat(Clip.of("a\uD83D\uDE00", 2)).isEqualTo(new Clip("a", 2));
    }

    private static void pair(List<Answer> answers, String split, String subject, double before, double after) {
        answers.add(answer("baseline", split, subject, before, true));
        answers.add(answer("winner", split, subject, after, true));
    }

    /** @param score less than 0 for none */
    private static Answer answer(String prompt, String split, String subject, double score, boolean gatesHeld) {
        return new Answer(
                prompt,
                split,
                subject,
                Map.of("q", subject),
                "x",
                List.of(),
                "y",
                Map.of(),
                score < 0 ? OptionalDouble.empty() : OptionalDouble.of(score),
                "why",
                gatesHeld,
                Map.of());
    }
}

package org.promptrefinery.evaluators.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

class ChoiceMatchTest {

    /** "-" is no choice, "*" are several. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            B                                            | B
            b                                            | B
            b.                                           | B
            (b)                                          | B
            [C]                                          | C
            A                                            | A
            `**A**`                                      | A
            A.                                           | A
            I                                            | I
            Answer: B                                    | B
            Answer: A                                    | A
            answer:b                                     | B
            `Answer: **B**`                              | B
            `**Answer:** B`                              | B
            `**Answer: (B)**`                            | B
            #### C                                       | C
            The answer is **C**.                         | C
            The answer is (b).                           | B
            The answer is A.                             | A
            The answer is A because cats purr.           | A
            The answer is definitely D                   | D
            The correct answer to the question is B      | B
            The correct option is C, not D.              | C
            The answer is (B), not (A).                  | B
            The answer is not A. It is B.                | B
            I would choose option D here.                | D
            I'll go with C                               | C
            B) Paris                                     | B
            A) Paris                                     | A
            b) Paris                                     | B
            B. Paris                                     | B
            B: Paris                                     | B
            B - Paris                                    | B
            B because it is larger                       | B
            A because it is larger                       | A
            A is correct.                                | A
            Option B                                     | B
            Option B is correct.                         | B
            Option A is wrong, so B.                     | B
            It's A, not B.                               | A
            C rather than D                              | C
            \\boxed{D}                                   | D
            $\\boxed{\\text{D}}$                         | D
            \\boxed{(D)}                                 | D
            The answer is B, hence \\boxed{D}            | D
            A... no, B                                   | B
            Answer: A... no, B                           | B
            Answer: A. Wait, the answer is C.            | C
            The answer is A. Hmm, the answer is B.       | B
            Answer: B. Wait, no.                         | B
            (A) is too small. The answer is (C).         | C
            答案是B。                                     | B
            A cat sat                                    | -
            a cat sat                                    | -
            The answer is a cat.                         | -
            Answer: a cat                                | -
            I think so                                   | -
            I'd say so, and so do I                      | -
            Vitamin C is important                       | -
            The U.S. is big                              | -
            It runs C++ and C#.                          | -
            B-52 and f(a) and word(s)                    | -
            A's friend                                   | -
            Because                                      | -
            ``                                           | -
            A or B                                       | *
            The answer is A or B.                        | *
            Both A and B                                 | *
            A, B                                         | *
            A, C and D                                   | *
            `A) Paris\nB) London\nC) Rome`               | *
            `A) Paris\nB) London\nThe answer is A.`      | A
            """)
    void readsTheChoice(String answer, String choice) {
        ChoiceReader.Reading reading = new ChoiceReader("ABCDEFGHIJKLMNOPQRSTUVWXYZ").read(answer);
        assertThat(reading.letter().map(String::valueOf).orElse(reading.several() ? "*" : "-"))
                .isEqualTo(choice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            choice                       | The answer is B.  | B         | true
            choice                       | The answer is B.  | (b)       | true
            choice                       | The answer is B.  | B) Paris  | true
            choice                       | The answer is B.  | C         | false
            choice: {choices: 2}         | C                 | B         | false
            choice: {choices: JK}        | I say K.          | K         | true
            choice: {choices: [a, b, c]} | A                 | a         | true
            """)
    void comparesWithTheReference(String kind, String answer, String expected, boolean right) {
        assertThat(Answers.right(kind, answer, expected)).isEqualTo(right);
    }

    @Test
    void readsTheEndOfALongAnswer() {
        String thoughts = "The answer is A. ".repeat(10_000);
        assertThat(Answers.right("choice", thoughts + "The answer is \\boxed{B}", "B"))
                .isTrue();
        assertThat(Answers.right("choice", "The answer is \\boxed{B}. " + thoughts, "A"))
                .isTrue();
    }

    @Test
    void saysWhatItRead() {
        assertThat(Answers.reason("choice", "(b)", "B")).isEqualTo("chose B, as expected");
        assertThat(Answers.reason("choice", "(b)", "C")).isEqualTo("expected C, chose B");
        assertThat(Answers.reason("choice", "A cat", "A")).isEqualTo("expected A, got no choice in 'A cat'");
        assertThat(Answers.reason("choice", "A or B", "A")).isEqualTo("expected A, got several choices in 'A or B'");
    }

    @Test
    void aReferenceThatIsNoChoiceIsNoFailureOfTheAnswer() {
        assertThat(Answers.verdict("choice: {choices: 4}", "B", "E")).isInstanceOf(Verdict.Unscored.class);
        assertThat(Answers.verdict("choice", "B", "Paris")).isInstanceOf(Verdict.Unscored.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            choice: {choices: 1}          | must be a number from 2 to 26
            choice: {choices: 27}         | must be a number from 2 to 26
            choice: {choices: AÖ}         | such as ABCD or [A, B, C]
            choice: {choices: [A, BC]}    | such as ABCD or [A, B, C]
            choice: {choices: A}          | such as ABCD or [A, B, C]
            """)
    void saysWhatIsWrongInAJob(String kind, String message) {
        assertThatThrownBy(() -> Answers.evaluation(kind))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }
}

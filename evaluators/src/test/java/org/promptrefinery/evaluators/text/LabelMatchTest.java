package org.promptrefinery.evaluators.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

class LabelMatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            toxic;safe                 | Toxic                       | toxic
            toxic;safe                 | `**Safe**.`                 | safe
            toxic;safe                 | _safe_                      | safe
            toxic;safe                 | The comment is toxic.       | toxic
            toxic;safe                 | Toxic, clearly toxic        | toxic
            toxic;safe                 | toxic or safe?              | -
            toxic;safe                 | toxic/safe                  | -
            toxic;safe                 | non-toxic                   | -
            toxic;safe                 | toxicity                    | -
            toxic;safe                 | unsafe                      | -
            toxic;safe                 | safe's                      | -
            toxic;safe                 | - safe                      | safe
            toxic;safe                 | -safe                       | safe
            toxic;safe                 | label:'safe'                | safe
            toxic;safe                 | ``                          | -
            toxic;safe                 | none of them                | -
            spam;not spam              | This is not spam.           | not spam
            spam;not spam              | This is not  spam.          | not spam
            spam;not spam              | NOT_SPAM                    | not spam
            spam;not spam              | not-spam                    | not spam
            spam;not spam              | spam, not not spam          | -
            spam;not_spam              | not spam                    | not_spam
            C;C++;C#                   | It is C++.                  | C++
            C;C++;C#                   | C#                          | C#
            C;C++;C#                   | In C                        | C
            -1;0;1                     | -1                          | -1
            -1;0;1                     | 1                           | 1
            0;1                        | -1                          | -
            0;1                        | 0.1                         | -
            0;1                        | 1.                          | 1
            0;1                        | 10                          | -
            Ärger;Freude               | ÄRGER!                      | Ärger
            正面;负面                   | 答案是正面。                | 正面
            👍;👎                       | I say 👍!                    | 👍
            yes;no                     | I know                      | -
            """)
    void findsTheOneLabelAmongOtherWords(String labels, String answer, String predicted) {
        assertThat(Labels.of(List.of(labels.split(";")), true).predicted(answer).orElse(null))
                .isEqualTo(predicted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            toxic;safe   | Toxic            | toxic
            toxic;safe   | `"safe".\n`      | safe
            toxic;safe   | it is safe       | -
            toxic;safe   | safe it is       | -
            toxic;safe   | safe safe        | -
            -1;1         | (-1)             | -1
            正面;负面     | 不正面           | -
            正面;负面     | 正面。           | 正面
            """)
    void theWholeAnswerIsTheLabel(String labels, String answer, String predicted) {
        assertThat(Labels.of(List.of(labels.split(";")), false)
                        .predicted(answer)
                        .orElse(null))
                .isEqualTo(predicted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            label: {labels: [yes, no]}                    | Yes, it is.     | YES    | true
            label: {labels: [yes, no]}                    | No, it is not.  | yes    | false
            label: {labels: [yes, no], anywhere: false}   | Yes, it is.     | yes    | false
            label: {}                                     | Yes.            | yes    | true
            label: {}                                     | Yes or no.      | yes    | false
            label: {}                                     | ``              | yes    | false
            """)
    void comparesWithTheReference(String kind, String answer, String expected, boolean right) {
        assertThat(Answers.right(kind.replace("yes, no", "'yes', 'no'"), answer, expected))
                .isEqualTo(right);
    }

    @Test
    void saysWhatItFound() {
        String kind = "label: {labels: [good, bad]}";
        assertThat(Answers.reason(kind, "It is good.", "good")).isEqualTo("the label is 'good', as expected");
        assertThat(Answers.reason(kind, "It is good.", "bad")).isEqualTo("expected 'bad', got the label 'good'");
        assertThat(Answers.reason(kind, "good or bad", "bad"))
                .isEqualTo("expected 'bad', got several labels: 'good' and 'bad'");
        assertThat(Answers.reason(kind, "so-so", "bad")).isEqualTo("expected 'bad', got no label in 'so-so'");
    }

    @Test
    void aReferenceThatIsNoLabelIsNoFailureOfTheAnswer() {
        assertThat(Answers.verdict("label: {labels: [good, bad]}", "good", "fine"))
                .isEqualTo(new Verdict.Unscored("the reference 'fine' is none of the labels good, bad"));
        assertThat(Answers.verdict("label: {}", "good", " ")).isInstanceOf(Verdict.Unscored.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            label: {labels: [not spam, spam, NOT_SPAM]}   | `job[0].label.labels: 'not spam' and 'NOT_SPAM' are the same label`
            label: {labels: []}                           | must be a list of words
            label: {anywhere: true}                       | the option 'labels' is missing
            """)
    void saysWhatIsWrongInAJob(String kind, String message) {
        assertThatThrownBy(() -> Answers.evaluation(kind))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }
}

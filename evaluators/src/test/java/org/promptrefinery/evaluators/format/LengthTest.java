package org.promptrefinery.evaluators.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

class LengthTest {

    /**
     * Words and graphemes as in UAX 29 and its break tests; token counts of tiktoken's "hello world" (README of
     * openai/tiktoken) and "tiktoken is great!" (OpenAI cookbook, "How to count tokens": 6 for cl100k_base).
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            characters | Bob                                         | 3
            characters | `e\u0301`                                   | 2
            graphemes  | `e\u0301`                                   | 1
            characters | 👩‍👩‍👧                                          | 5
            graphemes  | 👩‍👩‍👧                                          | 1
            words      | The quick (“brown”) fox can’t jump 32.3 feet, right? | 9
            words      | `  `                                        | 0
            words      | - * ...                                     | 0
            sentences  | He likes fruit, e.g. Apples. It is so.      | 2
            sentences  | See Mr. Smith, i.e. Bob. Yes!               | 2
            sentences  | It costs 3.5 dollars. Cheap?                | 2
            sentences  | Wait... What?! No.                          | 3
            sentences  | ...                                         | 0
            sentences  | 彼は来た。私も来た。                          | 2
            lines      | `one\\n\\n  \\r\\ntwo\\n`                         | 2
            lines      | ``                                          | 0
            tokens     | hello world                                 | 2
            tokens     | ``                                          | 0
            """)
    void counts(String unit, String text, int expected) {
        String answer = text.translateEscapes();
        String yaml = "length: {unit: " + unit + ", min: 0, max: " + expected + "}";
        assertThat(Judged.score(yaml, answer)).as("at most %d", expected).isEqualTo(1);
        assertThat(Judged.score("length: {unit: " + unit + ", min: " + expected + "}", answer))
                .as("at least %d", expected)
                .isEqualTo(1);
        assertThat(Judged.verdict("length: {unit: " + unit + ", min: " + (expected + 1) + "}", answer))
                .isEqualTo(new Verdict.Scored(0, expected + " " + unit + ", wanted at least " + (expected + 1)));
    }

    @Test
    void tokensFollowTheEncoding() {
        assertThat(Judged.score("length: {unit: tokens, encoding: cl100k_base, min: 6, max: 6}", "tiktoken is great!"))
                .isEqualTo(1);
        assertThat(Judged.score("length: {unit: tokens, encoding: r50k_base, max: 6}", "お誕生日おめでとう"))
                .isEqualTo(0);
    }

    @Test
    void anEmptyAnswerIsTooShortUnlessNothingIsAskedFor() {
        assertThat(Judged.score("length: {unit: words, max: 50}", " \n")).isEqualTo(0);
        assertThat(Judged.score("length: {unit: words, min: 0, max: 50}", " \n"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            length: {unit: words}                          | the option 'min' or 'max' is missing
            length: {max: 3}                               | the option 'unit' is missing
            length: {unit: word, max: 3}                   | Maybe 'words'?
            length: {unit: words, min: 5, max: 3}          | must be at least the min, 5
            length: {unit: words, max: 1.5}                | must be a whole number
            length: {unit: tokens, max: 3, encoding: o200} | unknown value 'o200'
            """)
    void refuses(String yaml, String message) {
        assertThatThrownBy(() -> Judged.evaluation(yaml))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    @Timeout(60)
    void longTextsAreCountedToo(Measure measure) {
        for (String unit : new String[] {"a", "e.g. ", ". ", "\u0301", "\n", "🇩🇪"}) {
            String answer = unit.repeat(300_000 / unit.length());
            assertThat(Judged.score("length: {unit: " + measure.word() + ", min: 0}", answer))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\0"})
    void brokenTextIsCountedToo(String answer) {
        for (Measure measure : Measure.values()) {
            assertThat(Judged.score("length: {unit: " + measure.word() + ", min: 0}", answer))
                    .isEqualTo(1);
        }
    }
}

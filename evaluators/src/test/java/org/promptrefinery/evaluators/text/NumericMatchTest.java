package org.promptrefinery.evaluators.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

class NumericMatchTest {

    /** What is in a text, by the inferred decimal sign; numbers in the order of the text. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            5                                 | 5
            The answer is 5.                  | 5
            `**5**`                           | 5
            _5_                               | 5
            5.0                               | 5
            0005                              | 5
            .5                                | 0.5
            wait...5                          | 5
            1,234                             | 1234
            1,234,567.89                      | 1234567.89
            1.234,56                          | 1234.56
            1.234.567                         | 1234567
            1.234                             | 1.234
            3,5                               | 3.5
            0,125                             | 0.125
            1234,567                          | 1234.567
            1'234'567.8                       | 1234567.8
            1’234                             | 1234
            `1\u202f234\u202f567,8`           | 1234567.8
            `1\u00a0234`                      | 1234
            12,34,567                         | 1234567
            1,00,000.50                       | 100000.5
            1,2,3                             | 1;2;3
            1,2.5                             | 1;2.5
            1, 2, 3                           | 1;2;3
            1.2.3                             | -
            192.168.0.1                       | -
            $5                                | 5
            US$ 1,000                         | 1000
            USD5                              | 5
            5 EUR                             | 5
            Rs.500                            | 500
            ₹1,00,000                         | 100000
            €3,50                             | 3.5
            -5                                | -5
            −5                                | -5
            –5                                | -5
            -$5                               | -5
            $-5                               | -5
            -EUR 5                            | -5
            - 5 apples                        | 5
            x = -5                            | -5
            -.5                               | -0.5
            3-5                               | 3;5
            3–5                               | 3;5
            $3-$5                             | 3;5
            2 - 5                             | 2;5
            (2)-5                             | 2;5
            +5                                | 5
            1/2                               | 1/2
            1 1/2                             | 3/2
            1½                                | 3/2
            1 ½                               | 3/2
            ½                                 | 1/2
            -¾                                | -3/4
            -1 1/2                            | -3/2
            1 3/2                             | 1;3/2
            1/0                               | 1;0
            1/2/2020                          | -
            24/7                              | 24/7
            1e3                               | 1000
            1.5E-3                            | 0.0015
            2.5 × 10^3                        | 2500
            `2.5 \\times 10^{-2}`             | 0.025
            6x10⁻³                            | 0.006
            2x                                | 2
            50%                               | 50 %
            50 %                              | 50 %
            50\\%                             | 50 %
            50 percent                        | 50 %
            12.5 per cent                     | 12.5 %
            5 per person                      | 5
            3 million                         | 3000000
            10k                               | 10000
            300 K                             | 300
            2 lakh                            | 200000
            12km                              | 12
            5 m                               | 5
            GPT-4 says 5                      | 5
            Llama-3.1-8B says 5               | 5
            COVID-19                          | -
            B2B and x_1 and v1.2              | -
            the 3rd of 4                      | 4
            4x4                               | -
            答案是5。                          | 5
            共１２个                            | 12
            ٣ كتب                             | 3
            no number at all                  | -
            five                              | -
            """)
    void findsNumbersAsTheyAreWritten(String text, String numbers) {
        assertThat(NumberScanner.numbers(text, DecimalSign.AUTO).stream()
                        .map(Quantity::toString)
                        .collect(Collectors.joining(";")))
                .isEqualTo(numbers == null ? "" : numbers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            POINT | 1,234      | 1234
            POINT | 3,5        | 3;5
            POINT | 1.234      | 1.234
            POINT | 1.234,56   | 1.234;56
            COMMA | 1,234      | 1.234
            COMMA | 1.234      | 1234
            COMMA | 1.234,56   | 1234.56
            COMMA | 1,234.56   | 1.234;56
            COMMA | ,5         | 0.5
            """)
    void aNamedDecimalSignLeavesNothingToGuess(DecimalSign sign, String text, String numbers) {
        assertThat(NumberScanner.numbers(text, sign).stream()
                        .map(Quantity::toString)
                        .collect(Collectors.joining(";")))
                .isEqualTo(numbers == null ? "" : numbers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            numeric: {}                                 | It is 1,000.           | 1000   | true
            numeric: {}                                 | It is 5, so 5.0        | 5      | true
            numeric: {}                                 | 2 + 3 = 5              | 5      | false
            numeric: {take: last}                       | 2 + 3 = 5              | 5      | true
            numeric: {take: first}                      | 5, not 6               | 5      | true
            numeric: {take: first}                      | 6, not 5               | 5      | false
            numeric: {take: last}                       | 5                      | so 2 + 3 = 5 | true
            numeric: {}                                 | 50 %                   | 50     | false
            numeric: {}                                 | 50                     | 50%    | false
            numeric: {}                                 | 0.5                    | 50%    | false
            numeric: {}                                 | 50 percent             | 50%    | true
            numeric: {}                                 | 0.50                   | 1/2    | true
            numeric: {}                                 | 2/6                    | 1/3    | true
            numeric: {}                                 | 0.33                   | 1/3    | false
            numeric: {absolute: 0.01}                   | 0.33                   | 1/3    | true
            numeric: {absolute: 0.1}                    | 0.4                    | 0.3    | true
            numeric: {absolute: 0.1}                    | 0.41                   | 0.3    | false
            numeric: {relative: 0.01}                   | 101                    | 100    | true
            numeric: {relative: 0.01}                   | 101.1                  | 100    | false
            numeric: {relative: 0.01}                   | -99                    | -100   | true
            numeric: {relative: 0.5}                    | 0.1                    | 0      | false
            numeric: {}                                 | 0.1                    | 0.10000000000000001 | false
            numeric: {}                                 | 1e400                  | 1      | false
            numeric: {decimal: ','}                     | 1.234                  | 1234   | true
            numeric: {}                                 | -0                     | 0      | true
            numeric: {}                                 | ``                     | 0      | false
            """)
    void comparesValues(String kind, String answer, String expected, boolean right) {
        assertThat(Answers.right(kind, answer, expected)).isEqualTo(right);
    }

    @Test
    void anyReferenceWillDo() {
        assertThat(Answers.right("numeric: {}", "7", "none", "7")).isTrue();
    }

    @Test
    void aReferenceWithoutOneNumberIsNoFailureOfTheAnswer() {
        assertThat(Answers.verdict("numeric: {}", "5", "five")).isInstanceOf(Verdict.Unscored.class);
        assertThat(Answers.verdict("numeric: {}", "5", "5 or 6")).isInstanceOf(Verdict.Unscored.class);
    }

    @Test
    void saysWhatItRead() {
        assertThat(Answers.reason("numeric: {}", "$1,000.50", "1000.5")).isEqualTo("the number is 1000.5, as expected");
        assertThat(Answers.reason("numeric: {}", "2 + 3 = 5", "5"))
                .isEqualTo("expected 5, got several numbers: 2, 3, 5");
        assertThat(Answers.reason("numeric: {}", "none", "50%")).isEqualTo("expected 50 %, got no number in 'none'");
        assertThat(Answers.reason("numeric: {}", "1e300", "5")).isEqualTo("expected 5, got 1E+300");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            numeric: {decimal: ;}      | `job[0].numeric.decimal: ';' must be '.' or ','`
            numeric: {absolute: -1}    | `must be a number, at least 0`
            numeric: {take: lst}       | `Maybe 'last'?`
            """)
    void saysWhatIsWrongInAJob(String kind, String message) {
        assertThatThrownBy(() -> Answers.evaluation(kind))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }
}

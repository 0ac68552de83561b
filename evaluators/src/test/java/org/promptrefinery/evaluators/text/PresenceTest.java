package org.promptrefinery.evaluators.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

class PresenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            contains: {}                                   | It was Bob.    | true
            contains: {}                                   | It was bob.    | false
            contains: {ignore_case: true}                  | It was BOB.    | true
            contains: {any: [x, was]}                      | It was Rob.    | true
            contains: {any: [x, y]}                        | It was Bob.    | false
            contains: {all: [It, was]}                     | It was Rob.    | true
            contains: {all: [It, were]}                    | It was Bob.    | false
            contains: {any: [x, was], all: [It, Rob]}      | It was Rob.    | true
            contains: {any: [x, y], all: [It, Rob]}        | It was Rob.    | false
            contains: {any: [ß], ignore_case: true}        | STRASSE        | true
            contains: {any: [.*]}                          | anything       | false
            starts-with: {}                                | ` \nBob it is` | true
            starts-with: {}                                | It is Bob      | false
            starts-with: {text: Dear}                      | Dear Bob       | true
            starts-with: {text: [Dear, Hello]}             | Hello Bob      | true
            starts-with: {text: dear, ignore_case: true}   | DEAR Bob       | true
            ends-with: {}                                  | `It is Bob \n` | true
            ends-with: {}                                  | Bob it is      | false
            ends-with: {text: ['.', '!']}                  | Bob!           | true
            ends-with: {text: ['.', '!']}                  | Bob            | false
            """)
    void looksWhereItIsTold(String kind, String answer, boolean right) {
        assertThat(Answers.right(kind, answer, "Bob")).isEqualTo(right);
    }

    @Test
    void anEmptyAnswerContainsNothing() {
        assertThat(Answers.right("contains: {}", "", "Bob")).isFalse();
        assertThat(Answers.right("contains: {}", "Bob", " ")).isFalse();
    }

    @Test
    void saysWhatIsThereAndWhatIsNot() {
        assertThat(Answers.reason("contains: {any: [x, was], all: [It]}", "It was Bob"))
                .isEqualTo("contains 'It' and 'was'");
        assertThat(Answers.reason("contains: {all: [It, a, b]}", "It was B")).isEqualTo("does not contain 'b'");
        assertThat(Answers.reason("ends-with: {text: [a, b]}", "c")).isEqualTo("does not end with 'a' or 'b'");
    }

    @Test
    void needsNoReferenceWhereTheJobHasTexts() {
        assertThat(Answers.right("contains: {any: Bob}", "Bob")).isTrue();
        assertThat(Answers.verdict("contains: {}", "Bob")).isInstanceOf(Verdict.Unscored.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            regex: {pattern: '[0-9]+'}                          | about 12   | true
            regex: {pattern: '[0-9]+'}                          | about      | false
            regex: {pattern: '[0-9]+', full: true}              | about 12   | false
            regex: {pattern: '[0-9]+', full: true}              | ` 12\n`    | true
            regex: {pattern: '(?i)BOB'}                         | it's bob   | true
            regex: {pattern: '<b>(.*?)</b>', group: 1}          | <b>Bob</b> | true
            regex: {pattern: '<b>(.*?)</b>', group: 1}          | <b>Rob</b> | false
            regex: {pattern: '<b>(.*?)</b>', group: 1}          | Bob        | false
            regex: {pattern: '(x)?Bob', group: 1}               | Bob        | false
            regex: {pattern: 'is (?P<name>\\pL+)', group: name} | it is Bob  | true
            regex: {pattern: 'B.b', group: 0}                   | it is Bob  | true
            """)
    void matchesPatterns(String kind, String answer, boolean right) {
        assertThat(Answers.right(kind, answer, "Bob")).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            regex: {}                               | `the option 'pattern' is missing`
            regex: {pattern: '(a'}                  | `'(a' is no RE2 pattern: error parsing regexp: missing closing )`
            regex: {pattern: '(?<=a)b'}             | `is no RE2 pattern`
            regex: {pattern: '(a)', group: 2}       | `'2' must be a group of the pattern, from 0 (the whole match) to 1`
            regex: {pattern: '(?P<name>a)', group: nam} | `Maybe 'name'?`
            contains: {anny: x}                     | `Maybe 'any'?`
            contains: {any: []}                     | `must be a list of words`
            """)
    void saysWhatIsWrongInAJob(String kind, String message) {
        assertThatThrownBy(() -> Answers.evaluation(kind))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    /** Backtracking would need longer than the universe exists. */
    @Test
    void hostilePatternsTakeLinearTime() {
        assertThat(Answers.right("regex: {pattern: '(a*)*b'}", "a".repeat(50_000)))
                .isFalse();
    }
}

package org.promptrefinery.evaluators.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

/**
 * Rules after instruction_following_eval of google-research and its copy in lm-evaluation-harness. Lines marked "known
 * bug" are judged otherwise there, by the pattern that the comment quotes.
 */
class FormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # rule                          | answer                                  | score
            paragraphs: 2                   | `one\\ngoes on\\n\\n\\ntwo`                 | 1
            paragraphs: 2                   | `one\\n***\\ntwo`                         | 1
            paragraphs: 2                   | `one\\n\\n* * *\\n\\ntwo`                   | 1
            paragraphs: 3                   | `one\\n\\ntwo`                            | 0
            paragraphs: {min: 2}            | `one`                                   | 0
            bullets: 2                      | `* one\\n* two`                          | 1
            bullets: 2                      | `  - one\\r\\n  • two`                    | 1
            bullets: {max: 1}               | `- one\\n- two`                          | 0
            # known bug: "^\\s*-.*$" counts rules and negative numbers
            bullets: 1                      | `- one\\n---\\n-5 degrees`                | 1
            # known bug: "^\\s*\\*[^\\*].*$" counts emphasis at the start of a line
            bullets: 1                      | `*Yes*, so it is.\\n* one`               | 1
            bullets: 1                      | `**Bold** text\\n* one`                  | 1
            sections: 2                     | `# One\\ntext\\n## Two\\ntext`             | 1
            sections: 2                     | `#hashtag\\n# One`                       | 0
            sections: {min: 2, marker: Section} | `Section 1\\na\\n**Section 2**\\nb`    | 1
            # known bug: "\\s?Section\\s?\\d+\\s?" counts mentions within a sentence
            sections: {min: 2, marker: Section} | `Section 1\\nsee Section 2`          | 0
            placeholders: {min: 2}          | Dear [name], I live in [address].       | 1
            # known bug: "\\[.*?\\]" counts empty brackets, links and check boxes
            placeholders: {min: 1}          | `[] [ ] [x] [1] [link](http://a)`       | 0
            highlights: {min: 2}            | *one* and **two**                       | 1
            highlights: {min: 1}            | `* one\\n* two`                          | 0
            highlights: {min: 1}            | **** and **                             | 0
            capital_words: {min: 2}         | The NASA and the FBI                    | 1
            # known bug: "I" and "A" are words in capitals for str.isupper
            capital_words: 0                | I am A. I am.                           | 1
            keywords: {sea: {min: 2}}       | The Sea, the sea.                       | 1
            # known bug: re.findall finds parts of words, and reads the keyword as a pattern
            keywords: {sea: {min: 1}}       | The season of research.                 | 0
            `keywords: {"a.c": {min: 1}}`   | abc                                     | 0
            `keywords: {"c++": 2}`          | C++ or c++?                             | 1
            keywords: {海: 2}                | 海は広い海。                             | 1
            keywords: {sea: 1, ship: 1}     | The sea                                 | 0.5
            letters: {e: 3}                 | Eve sees                                | 0
            letters: {e: 4}                 | Eve sees                                | 1
            letters: {é: 1}                 | É                                       | 1
            case: lower                     | all small, 1 2 3                        | 1
            case: lower                     | Not all                                 | 0
            case: lower                     | 123                                     | 0
            case: lower                     | straße и море                           | 1
            case: upper                     | ALL CAPITALS! Nº 5                      | 1
            case: upper                     | ALL CAPITALs                            | 0
            case: upper                     | ПРИВЕТ                                  | 1
            case: upper                     | 你好                                     | 0
            no_comma: true                  | no comma. at all                        | 1
            no_comma: true                  | one, two                                | 0
            no_comma: true                  | 一，二                                   | 0
            no_comma: true                  | واحد، اثنان                             | 0
            title: true                     | `<<The Sea>>\\ntext`                     | 1
            # known bug: "<<[^\\n]+>>" takes blanks for a title elsewhere
            title: true                     | << >> text                              | 0
            title: true                     | <The Sea>                               | 0
            starts_with: I think            | ` i think so`                           | 1
            starts_with: I think            | I thinking so                           | 0
            # known bug: with re.MULTILINE any line may start with the phrase
            starts_with: I think            | `Well.\\nI think so`                     | 0
            `starts_with: "(?i).*"`         | anything                                | 0
            `ends_with: "Any other questions?"` | `So. Any other questions?"\\n`           | 1
            `ends_with: "Any other questions?"` | Any other questions? No.                | 0
            ends_with: end                  | This is the bend                        | 0
            quoted: true                    | `"All of it."`                          | 1
            quoted: true                    | „Alles.“                                | 1
            quoted: true                    | `"Some" of it.`                         | 0
            # known bug: two quotation marks with nothing in them pass
            quoted: true                    | `""`                                    | 0
            quoted: true                    | `"`                                     | 0
            postscript: P.S.                | `Dear Bob\\nP. S. I love you`            | 1
            postscript: P.S.                | `Dear Bob\\n**P.S.** I love you`         | 1
            postscript: P.P.S               | `P.S. one\\nP.P.S two`                   | 1
            # known bug: "\\s*p\\.\\s?s\\..*$" is found in the middle of a line
            postscript: P.S.                | The co-op.s. rule                       | 0
            postscript: P.S.                | `Dear Bob\\nP.S.`                        | 0
            repeats: question               | `who did it?\\nBob`                      | 1
            repeats: question               | Bob                                     | 0
            repeats: question               | Who did it?                             | 0
            `first_word: {paragraph: 2, is: the}` | `one\\n\\n"The" end`                | 1
            `first_word: {paragraph: 2, is: the}` | `one\\n\\nThen`                     | 0
            `first_word: {paragraph: 2, is: the}` | `the`                             | 0
            two_responses: true             | `one\\n******\\ntwo`                      | 1
            two_responses: true             | `******\\none\\n******\\ntwo\\n******`      | 1
            two_responses: true             | `one\\n******\\none`                      | 0
            two_responses: true             | one                                     | 0
            two_responses: true             | `a******b******c`                       | 0
            json: true                      | `{"a": [1]}`                            | 1
            json: true                      | "```json\\n[1]\\n```"                   | 1
            json: true                      | `{"a": 1} and more`                     | 0
            # known bug: json.loads takes a bare number or word for JSON
            json: true                      | 42                                      | 0
            json: true                      | null                                    | 0
            """)
    void followsTheRule(String rule, String answer, double score) {
        String text = answer.startsWith("\"```") ? answer.substring(1, answer.length() - 1) : answer;
        assertThat(Judged.score("format: {" + rule + "}", text.translateEscapes()))
                .isEqualTo(score);
    }

    /** Known bug: there, nothing has no comma, no bullet points and at most any number of anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no_comma: true",
                "bullets: 0",
                "keywords: {sea: {max: 3}}",
                "capital_words: {max: 2}",
                "json: true"
            })
    void anEmptyAnswerFollowsNoRule(String rule) {
        assertThat(Judged.verdict("format: {" + rule + "}", " \n\t"))
                .isEqualTo(new Verdict.Scored(0, "the answer is empty"));
    }

    @Test
    void theScoreIsTheShareOfRulesAndTheReasonNamesTheBroken() {
        assertThat(Judged.verdict("format: {paragraphs: 2, no_comma: true, case: lower}", "one, two"))
                .isEqualTo(new Verdict.Scored(1 / 3.0, "1 paragraphs, wanted exactly 2; has a comma"));
    }

    @Test
    void aCaseWithoutTheInputIsUnscored() {
        assertThat(Judged.verdict("format: {repeats: text, no_comma: true}", "Bob"))
                .isEqualTo(new Verdict.Unscored("the case has no input 'text' that could be repeated"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            format: {no_coma: true}             | Maybe 'no_comma'?
            format: {no_comma: false}           | no rule is given
            format: {paragraphs: many}          | job[0].format.paragraphs: 'many' must be a whole number
            format: {paragraphs: {mn: 2}}       | job[0].format.paragraphs: unknown option 'mn'
            format: {letters: {ab: 2}}          | must be a map of single letters
            format: {keywords: [sea]}           | must be a map of words
            format: {keywords: {sea: }}         | job[0].format.keywords: the option 'sea' is missing
            format: {first_word: {paragraph: 0, is: a}} | job[0].format.first_word.paragraph: '0'
            format: {case: title}               | Known are lower, upper
            """)
    void refuses(String yaml, String message) {
        assertThatThrownBy(() -> Judged.evaluation(yaml))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    static String[] everyRule() {
        return new String[] {
            "paragraphs: 2, bullets: 2, sections: 3, placeholders: 1, highlights: 1, capital_words: 1",
            "sections: {min: 1, marker: Section}, keywords: {a: 1, aaaaaaaaab: 2}, letters: {a: 1}, case: lower",
            "title: true, starts_with: a, ends_with: a, quoted: true, postscript: P.S., repeats: question",
            "first_word: {is: a}, two_responses: true, json: true, no_comma: true"
        };
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    @Timeout(60)
    void longAnswersAreJudgedToo(String rules) {
        for (String unit : new String[] {"a", "*a", "* ", "[a", "<<a", "P.S.\n", "\"", "a \n\n"}) {
            String answer = unit.repeat(1_000_000 / unit.length());
            assertThat(Judged.score("format: {" + rules + "}", answer)).isBetween(0.0, 1.0);
        }
    }
}

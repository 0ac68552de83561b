package org.promptrefinery.evaluators.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactMatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            trim                         | `\u00a0 Bob\n`        | Bob            | true
            trim                         | Bob  Miller           | Bob Miller     | false
            whitespace                   | Bob\u00a0\tMiller     | Bob Miller     | true
            whitespace                   | BobMiller             | Bob Miller     | false
            case                         | ΣΊΣΥΦΟΣ               | Σίσυφος        | true
            unicode                      | ﬁne                   | fine           | true
            punctuation                  | `**Bob**`             | Bob            | true
            punctuation                  | “Bob”!                | Bob            | true
            punctuation                  | Bob, Miller           | Bob Miller     | false
            punctuation                  | -5                    | 5              | false
            punctuation                  | 50%                   | 50             | false
            punctuation                  | ...                   | ?              | false
            articles                     | The cat               | cat            | true
            articles                     | an apple a day        | apple day      | true
            articles                     | cat on the mat        | cat on mat     | true
            articles                     | theme                 | me             | false
            articles                     | A                     | the            | false
            articles                     | Ångström the          | Ångström       | true
            numbers                      | 1,000.0               | 1000           | true
            numbers                      | costs 7.50 today      | costs 7.5 today| true
            numbers                      | 1,000,000             | 1000000        | true
            numbers                      | 10,00                 | 1000           | false
            numbers                      | 007                   | 7              | false
            numbers                      | v1.50                 | v1.5           | false
            numbers                      | 1.2.30                | 1.2.3          | false
            numbers                      | 100                   | 1              | false
            all-punctuation              | U.S.A.                | USA            | true
            all-punctuation              | well-known            | wellknown      | true
            all-punctuation              | $5                    | 5              | true
            all-punctuation              | 7.5                   | 75             | false
            all-punctuation              | ?! ?                  | !              | false
            """)
    void forgivesWhatIsNamed(String normalisation, String answer, String expected, boolean right) {
        String kind = "exact: {normalize: [" + normalisation + "]}";
        assertThat(Answers.right(kind, answer, expected)).isEqualTo(right);
        assertThat(Answers.right(kind, expected, answer)).isEqualTo(right);
    }

    /** Pairs of which the official SQuAD 1.1 evaluation script (normalize_answer) says whether they are equal. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            The  Eiffel Tower.       | eiffel tower          | true
            `an "Old"  house`        | Old House             | true
            Saint-Denis              | saintdenis            | true
            the-cat                  | thecat                | true
            C'est la vie             | cest la vie           | true
            (a) cat                  | cat                   | true
            $1,000                   | 1000                  | true
            Athens                   | thens                 | false
            an old house             | new house             | false
            """)
    void comparesAsSquadDoes(String answer, String expected, boolean right) {
        assertThat(Answers.right(
                        "exact: {normalize: [case, all-punctuation, articles, whitespace, trim]}", answer, expected))
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``        | ``       | true
            ` \n`     | ``       | true
            ``        | a        | false
            a         | ``       | false
            `a `      | `a b`    | false
            `a b`     | `a `     | false
            `a\nb `   | ` a  b`  | true
            `a b`     | `ab`     | false
            """)
    void comparesSpacesWithoutCopies(String one, String other, boolean same) {
        assertThat(Spaces.same(one, other)).isEqualTo(same);
        assertThat(Spaces.stripped(Spaces.collapsed(one)).equals(Spaces.stripped(Spaces.collapsed(other))))
                .isEqualTo(same);
    }

    @Test
    void anyReferenceWillDoAndAllAreNamedIfNoneDoes() {
        assertThat(Answers.right("exact: {}", "Bobby", "Bob", "Bobby")).isTrue();
        assertThat(Answers.reason("exact: {}", "Rob", "Bob", "Bobby"))
                .isEqualTo("expected one of 'Bob', 'Bobby', got 'Rob'");
    }
}

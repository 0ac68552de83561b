package org.promptrefinery.evaluators.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.promptrefinery.evaluators.json.Judged.make;
import static org.promptrefinery.evaluators.json.Judged.reason;
import static org.promptrefinery.evaluators.json.Judged.score;
import static org.promptrefinery.evaluators.json.Judged.verdict;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

class FieldsMatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": 1, "b": "x"}        | {"b": "x", "a": 1.0}         | 1
            {"a": 1, "b": "x"}        | {"a": 2, "b": "x"}           | 0.5
            {"a": 1, "b": "x"}        | {"a": 1}                     | 0.5
            {"a": 1}                  | {"a": 1, "b": 2}             | 0.5
            {"a": 1}                  | {"a": "1"}                   | 0
            {"a": {"b": 1, "c": 2}}   | {"a": {"b": 1, "c": 3}}      | 0.5
            {"a": {"b": 1, "c": 2}}   | {"a": 5}                     | 0
            {"a": [1, 2, 3]}          | {"a": [1, 2]}                | 0.666667
            [1, 2]                    | [2, 1]                       | 0
            [1, 2]                    | [1, 2, 3]                    | 0.666667
            {}                        | {}                           | 1
            {}                        | []                           | 0
            {}                        | {"a": 1}                     | 0
            null                      | {"a": 1}                     | 0
            {"a": null}               | {}                           | 0
            "x"                       | "X"                          | 0
            {"é": "Ж"}                | {"é": "Ж"}                   | 1
            {"a": 1}                  | none                         | 0
            """)
    void fieldsAreCounted(String reference, String answer, double expected) {
        assertThat(score("json-fields", Map.of(), answer, reference)).isCloseTo(expected, within(0.000001));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1, 2, 3]                      | [3, 1, 2]                      | 1
            [1, 2, 3]                      | [2, 3]                         | 0.666667
            [1, 1, 2]                      | [1, 2, 2]                      | 0.5
            [{"a": 1}, {"a": 2}]           | [{"a": 2}, {"a": 1}]           | 1
            [{"x": [1, 2]}, {"x": [3]}]    | [{"x": [3]}, {"x": [2, 1]}]    | 1
            [[1, "a"], "b"]                | ["b", ["a", 1]]                | 1
            [1, "1"]                       | ["1", "1"]                     | 0.333333
            []                             | [1]                            | 0
            """)
    void arraysMayBeMultisets(String reference, String answer, double expected) {
        assertThat(score("json-fields", Map.of("unordered", true), answer, reference))
                .isCloseTo(expected, within(0.000001));
    }

    @Test
    void numbersMayDifferALittle() {
        Map<String, Object> near = Map.of("tolerance", 0.1);
        assertThat(score("json-fields", near, "{\"a\": 1.1}", "{\"a\": 1}")).isEqualTo(1);
        assertThat(score("json-fields", near, "{\"a\": 1.11}", "{\"a\": 1}")).isEqualTo(0);
        assertThat(score("json-fields", near, "{\"a\": \"1.1\"}", "{\"a\": \"1\"}"))
                .isEqualTo(0);
        assertThat(score("json-fields", Map.of(), "{\"a\": 0.30000000000000004}", "{\"a\": 0.3}"))
                .isEqualTo(0);
        Map<String, Object> both = Map.of("tolerance", 0.1, "unordered", true);
        assertThat(score("json-fields", both, "[2.05, 0.95, 3]", "[1, 2]")).isCloseTo(2 / 3.0, within(0.000001));
        assertThat(score(
                        "json-fields",
                        both,
                        "[{\"a\":1.01,\"z\":\"p\"},{\"a\":1,\"z\":\"q\"}]",
                        "[{\"a\":1.0,\"z\":\"p\"},{\"a\":1.01,\"z\":\"q\"}]"))
                .isEqualTo(1);
    }

    @Test
    void letterCaseMayBeIgnoredInValuesButNotInNames() {
        Map<String, Object> any = Map.of("ignore_case", true);
        assertThat(score("json-fields", any, "{\"a\": [\"ÉTÉ\"]}", "{\"a\": [\"été\"]}"))
                .isEqualTo(1);
        assertThat(score("json-fields", any, "{\"A\": 1}", "{\"a\": 1}")).isEqualTo(0);
    }

    @Test
    void onlyTheNamedFieldsAreCompared() {
        String reference = "{\"name\": \"Bob\", \"items\": [{\"price\": 1, \"id\": 7}, {\"price\": 2, \"id\": 8}]}";
        String answer = "{\"name\": \"Rob\", \"items\": [{\"price\": 1}, {\"price\": 2}], \"more\": 1}";
        assertThat(score("json-fields", Map.of("fields", List.of("$.name", "$.items[*].price")), answer, reference))
                .isEqualTo(0.5);
        assertThat(score("json-fields", Map.of("fields", "items[0].price"), answer, reference))
                .isEqualTo(1);
        assertThat(reason("json-fields", Map.of("fields", "$..id"), answer, reference))
                .contains("'$..id' is missing");
        assertThat(reason("json-fields", Map.of("fields", "$.more"), answer, reference))
                .contains("'$.more' is extra");
        assertThat(verdict("json-fields", Map.of("fields", "$.nothing"), answer, reference))
                .isInstanceOf(Verdict.Unscored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.a[", "$.", "$[?(@.a =~ /(a+)+/)]", "$.a[?("})
    void brokenPathsAreFoundWhenTheJobIsRead(String path) {
        assertThatThrownBy(() -> make("json-fields", Map.of("fields", List.of(path))))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("job.json-fields.fields");
    }

    @Test
    void differencesAreNamed() {
        assertThat(reason("json-fields", Map.of(), "{\"a\":2,\"x\":{\"y\":1}}", "{\"a\":1,\"b\":[1]}"))
                .isEqualTo("0 of 3 fields as expected: '$.a' is '2' instead of '1'; '$.b' is missing; '$.x' is extra");
        assertThat(reason("json-fields", Map.of("unordered", true), "[1,3]", "[1,2]"))
                .isEqualTo("1 of 3 fields as expected: '$' lacks '2'; '$' has '3' too much");
        assertThat(reason("json-fields", Map.of(), "[1,1,1,1,1,1,1]", "[0,0,0,0,0,0,0]"))
                .endsWith("; and 2 more");
    }

    @Test
    void extraFieldsMayBeIgnored() {
        Map<String, Object> ignore = Map.of("ignore_extra", true);
        assertThat(score("json-fields", ignore, "{\"a\": [1, 2], \"b\": 1}", "{\"a\": [1]}"))
                .isEqualTo(1);
        assertThat(score("json-fields", ignore, "{\"b\": 1}", "{\"a\": [1]}")).isEqualTo(0);
    }

    @Test
    void theBestReferenceCountsAndBrokenOnesAreNoFaultOfTheAnswer() {
        assertThat(score("json-fields", Map.of(), "{\"a\": 1}", "{\"a\": 2}", "{\"a\": 1}"))
                .isEqualTo(1);
        assertThat(score("json-fields", Map.of(), "{\"a\": 1}", "{\"a\": 1", "{\"a\": 1}"))
                .isEqualTo(1);
        assertThat(verdict("json-fields", Map.of(), "{}", "{\"a\": 1")).isInstanceOf(Verdict.Unscored.class);
    }
}

package org.promptrefinery.evaluators.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;
import org.promptrefinery.evaluators.kind.Services;

class JsonTest {

    /** RFC 8259, with the cases of JSONTestSuite (Seriot 2016) that parsers get wrong most often. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " null \n",
                "\"\"",
                "-0",
                "1e5",
                "1E+2",
                "[1,[2,{\"a\":null}]]",
                "\"\\ud800\"",
                "\"\\u00e9é\"",
                "\"\u007f\"",
                "{\"a\":1,\"A\":1}"
            })
    void validJson(String answer) {
        assertThat(score("json", Map.of(), answer)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "01",
                "+1",
                "1.",
                ".5",
                "NaN",
                "Infinity",
                "True",
                "// x\n1",
                "1 2",
                "{} x",
                "\"a\nb\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\uFEFF1",
                "\u00a01",
                "{\"a\":1,\"a\":2}",
                "```json\n{}\n```",
                "Here it is: {}"
            })
    void noJson(String answer) {
        assertThat(score("json", Map.of(), answer)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            "```json\n{}\n```"       | 1
            "\n```\n[1]\n```\n"      | 1
            "~~~~ json\n1\n~~~~"     | 1
            "{}"                     | 1
            "```json\n{}\n````"      | 1
            "````json\n{}\n```"      | 0
            "```json\n{}\n~~~"       | 0
            "```json\n{}"            | 0
            "Here:\n```json\n{}\n```" | 0
            "```json\n{}\n```\nDone." | 0
            "```\n```"               | 0
            "```{}```"               | 0
            "```"                    | 0
            """)
    void aFenceAroundTheWholeMayBeAllowed(String answer, double expected) {
        String lines = answer.replace("\\n", "\n");
        assertThat(score("json", Map.of("fenced", true), lines)).isEqualTo(expected);
    }

    @Test
    void anObjectMayBeDemanded() {
        assertThat(score("json", Map.of("object_only", true), "{\"a\": 1}")).isEqualTo(1);
        assertThat(score("json", Map.of("object_only", true), "[{}]")).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\":", "[", "{\"a\":"})
    void deepNestingFailsWithAReason(String unit) {
        Verdict verdict = verdict("json", Map.of(), unit.repeat(1_000_000 / unit.length()));
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Scored.class, scored -> {
            assertThat(scored.score()).isEqualTo(0);
            assertThat(scored.reason()).contains("nested deeper than 128");
        });
        assertThat(score("json", Map.of(), "[".repeat(128) + "]".repeat(128))).isEqualTo(1);
    }

    @Test
    void hugeNumbersFailWithAReason() {
        assertThat(reason("json", Map.of(), "[1e999999999]")).contains("exponent");
        assertThat(reason("json", Map.of(), "[1e99999999999]")).contains("exponent");
        assertThat(reason("json", Map.of(), "9".repeat(1_001))).contains("digits");
        assertThat(score("json", Map.of(), "1e400")).isEqualTo(1);
    }

    @Test
    void reasonsNameThePlace() {
        assertThat(reason("json", Map.of(), "{\n  \"a\": x}")).startsWith("not JSON at line 2, column ");
        assertThat(reason("json", Map.of(), "{\"a\":1,\"a\":2}")).contains("Duplicate");
    }

    private static final Map<String, Object> PERSON = Map.of(
            "type",
            "object",
            "required",
            List.of("name", "age"),
            "properties",
            Map.of(
                    "name", Map.of("type", "string", "pattern", "^[A-Z]"),
                    "age", Map.of("type", "integer", "minimum", 0)),
            "additionalProperties",
            false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "Bob", "age": 3}                 | 1
            {"name": "Bob", "age": 3.0}               | 1
            {"name": "bob", "age": 3}                 | 0
            {"name": "Bob"}                           | 0
            {"name": "Bob", "age": 3, "x": 1}         | 0
            {"name": "Bob", "age": -1}                | 0
            {"name": "Bob", "age": "3"}               | 0
            []                                        | 0
            no JSON                                   | 0
            """)
    void answersAreJudgedByTheSchema(String answer, double expected) {
        assertThat(score("json-schema", Map.of("schema", PERSON), answer)).isEqualTo(expected);
    }

    @Test
    void allViolationsAreNamed() {
        assertThat(reason("json-schema", Map.of("schema", PERSON), "{\"age\": -1, \"x\": 1}"))
                .contains("'name'")
                .contains("minimum")
                .contains("'x'");
        assertThat(reason("json-schema", Map.of("schema", Map.of("items", false)), "[1,2,3,4,5,6,7]"))
                .isNotBlank();
    }

    @Test
    void schemasMayBeTextAndOfAnyDraft() {
        String draft4 = "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"minimum\": 1,"
                + " \"exclusiveMinimum\": true}";
        assertThat(score("json-schema", Map.of("schema", draft4), "1")).isEqualTo(0);
        assertThat(score("json-schema", Map.of("schema", draft4), "2")).isEqualTo(1);
        assertThat(score(
                        "json-schema",
                        Map.of("schema", Map.of("prefixItems", List.of(Map.of("type", "string")))),
                        "[1]"))
                .as("2020-12 is the default")
                .isEqualTo(0);
        assertThat(score("json-schema", Map.of("schema", "{\"type\": \"string\", \"format\": \"date\"}"), "\"x\""))
                .as("format is not checked")
                .isEqualTo(1);
    }

    @Test
    void referencesInsideASchemaWork() {
        Map<String, Object> tree = Map.of(
                "$defs",
                Map.of("node", Map.of("type", "array", "items", Map.of("$ref", "#/$defs/node"))),
                "$ref",
                "#/$defs/node");
        assertThat(score("json-schema", Map.of("schema", tree), "[".repeat(128) + "]".repeat(128)))
                .isEqualTo(1);
        assertThat(score("json-schema", Map.of("schema", tree), "[[[1]]]")).isEqualTo(0);
    }

    static List<List<Object>> brokenSchemas() {
        return List.of(
                List.of(Map.of("type", "strng"), "no valid JSON schema"),
                List.of(Map.of("minimum", "1"), "no valid JSON schema"),
                List.of("{\"type\": ", "the schema is not JSON"),
                List.of("[1]", "must be a JSON schema"),
                List.of(7, "must be a JSON schema"),
                List.of(Map.of("$ref", "#/$defs/missing"), "cannot be used"),
                List.of(Map.of("$ref", "https://example.org/schema.json"), "cannot be used"),
                List.of(Map.of("properties", Map.of("a", Map.of("$ref", "file:///etc/hostname"))), "cannot be used"),
                List.of(Map.of("$ref", "classpath:draft-07/schema"), "cannot be used"),
                List.of(Map.of("pattern", "(?=a)"), "schema"),
                List.of(Map.of("properties", Map.of("a", Map.of("pattern", "(a"))), "schema"),
                List.of(
                        Map.of("$schema", "https://json-schema.org/draft/2020-11/schema"),
                        "Maybe 'https://json-schema.org/draft/2020-12/schema'?"));
    }

    @ParameterizedTest
    @MethodSource("brokenSchemas")
    void brokenSchemasAreFoundWhenTheJobIsRead(List<Object> schema) {
        assertThatThrownBy(() -> make("json-schema", Map.of("schema", schema.getFirst())))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("job.json-schema")
                .hasMessageContaining((String) schema.getLast());
    }

    @Test
    void aSchemaMustBeThere() {
        assertThatThrownBy(() -> make("json-schema", Map.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("'schema' is missing");
    }

    @Test
    void aSchemaWithoutEndIsNoFailureOfTheAnswer() {
        Map<String, Object> endless = Map.of("$defs", Map.of("a", Map.of("$ref", "#/$defs/a")), "$ref", "#/$defs/a");
        try {
            assertThat(verdict("json-schema", Map.of("schema", endless), "1")).isInstanceOf(Verdict.Unscored.class);
        } catch (BadInput found) {
            assertThat(found).hasMessageContaining("without end");
        }
    }

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

    private static final String CALL = "{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\", \"days\": 2}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "weather", "arguments": {"days": 2, "city": "Rome"}}                        | 1
            {"name": "weather", "arguments": "{\\"city\\": \\"Rome\\", \\"days\\": 2}"}            | 1
            {"type": "function", "function": {"name": "weather", "arguments": {"city": "Rome", "days": 2}}} | 1
            {"role": "assistant", "content": null, "tool_calls": [{"id": "1", "type": "function", "function": {"name": "weather", "arguments": "{\\"city\\":\\"Rome\\",\\"days\\":2}"}}]} | 1
            [{"name": "weather", "arguments": {"city": "Rome", "days": 2}}]                      | 1
            {"name": "weather", "arguments": {"city": "Rome"}}                                   | 0.5
            {"name": "weather", "arguments": {"city": "Rome", "days": 2, "x": 1}}                | 0.666667
            {"name": "weather"}                                                                  | 0
            {"name": "climate", "arguments": {"city": "Rome", "days": 2}}                        | 0
            {"name": "weather", "arguments": [1]}                                                | 0
            {"name": "weather", "arguments": "no JSON"}                                          | 0
            {"arguments": {}}                                                                    | 0
            {"name": 5, "arguments": {}}                                                         | 0
            weather(Rome)                                                                        | 0
            7                                                                                    | 0
            """)
    void toolCallsAreComparedWithTheirArguments(String answer, double expected) {
        assertThat(score("tool-call", Map.of(), answer, CALL)).isCloseTo(expected, within(0.000001));
    }

    @Test
    void argumentsMayBeMoreOrNotCount() {
        String more = "{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\", \"days\": 2, \"x\": 1}}";
        String fewer = "{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\"}}";
        assertThat(score("tool-call", Map.of("arguments", "subset"), more, CALL))
                .isEqualTo(1);
        assertThat(score("tool-call", Map.of("arguments", "subset"), fewer, CALL))
                .isEqualTo(0.5);
        assertThat(score("tool-call", Map.of("arguments", "ignore"), "{\"name\": \"weather\"}", CALL))
                .isEqualTo(1);
        assertThat(score("tool-call", Map.of("arguments", "ignore"), "{\"name\": \"x\"}", CALL))
                .isEqualTo(0);
        assertThat(score("tool-call", Map.of(), "{\"name\": \"now\", \"arguments\": \"\"}", "{\"name\": \"now\"}"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"name":"f","arguments":{"a":1}},{"name":"f","arguments":{"a":2}}] | [{"name":"f","arguments":{"a":2}},{"name":"f","arguments":{"a":1}}] | 1
            [{"name":"f"},{"name":"g"}]  | [{"name":"g"},{"name":"f"}]              | 1
            [{"name":"f"},{"name":"f"}]  | [{"name":"f"}]                           | 0.5
            [{"name":"f"}]               | [{"name":"f"},{"name":"g"}]              | 0.5
            []                           | []                                       | 1
            []                           | {"name":"f"}                             | 0
            {"name":"f"}                 | {"tool_calls":[]}                        | 0
            """)
    void severalCallsAreAMultiset(String reference, String answer, double expected) {
        assertThat(score("tool-call", Map.of(), answer, reference)).isEqualTo(expected);
    }

    @Test
    void callsThatDifferAreNamed() {
        String answer =
                "[{\"name\": \"weather\", \"arguments\": {\"city\": \"Oslo\", \"days\": 2}}, {\"name\": \"now\"}]";
        assertThat(reason("tool-call", Map.of(), answer, CALL))
                .contains("'$.city'")
                .contains("called without need: 'now'");
        assertThat(reason("tool-call", Map.of(), "{\"name\": \"now\"}", CALL)).contains("not called: 'weather'");
        assertThat(verdict("tool-call", Map.of(), CALL, "Rome")).isInstanceOf(Verdict.Unscored.class);
        assertThat(reason("tool-call", Map.of(), "[" + "1,".repeat(200) + "1]", CALL))
                .contains("201 tool calls");
    }

    private static Evaluator make(String kind, Map<?, ?> given) {
        Options options = new Options(given, "job." + kind, Services.NONE, (entry, place) -> {
            throw new AssertionError("nothing is nested");
        });
        return JsonKinds.all().stream()
                .filter(candidate -> candidate.name().equals(kind))
                .findFirst()
                .orElseThrow()
                .make()
                .apply(options);
    }

    private static Verdict verdict(String kind, Map<?, ?> given, String answer, String... references) {
        Case subject = new Case("id", Map.of("q", "x"), Arrays.asList(references), new TreeSet<>(), 1);
        return make(kind, given).judge(List.of(new Trial(subject, answer))).getFirst();
    }

    private static double score(String kind, Map<?, ?> given, String answer, String... references) {
        return ((Verdict.Scored) verdict(kind, given, answer, references)).score();
    }

    private static String reason(String kind, Map<?, ?> given, String answer, String... references) {
        return ((Verdict.Scored) verdict(kind, given, answer, references)).reason();
    }
}

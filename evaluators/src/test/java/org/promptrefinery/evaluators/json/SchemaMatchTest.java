package org.promptrefinery.evaluators.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.evaluators.json.Judged.make;
import static org.promptrefinery.evaluators.json.Judged.reason;
import static org.promptrefinery.evaluators.json.Judged.score;
import static org.promptrefinery.evaluators.json.Judged.verdict;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

class SchemaMatchTest {

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
                List.of(Map.of("$ref", "https://json-schema.org/nothing"), "cannot be used"),
                List.of(Map.of("$ref", "classpath:draft-07/schema"), "cannot be used"),
                List.of(Map.of("pattern", "(?=a)"), "without look-around"),
                List.of(Map.of("properties", Map.of("a", Map.of("pattern", "(a"))), "patterns are those of RE2"),
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
        assertThatThrownBy(() -> make("json-schema", Map.of("schema", endless)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("without end");

        Map<String, Object> inside = Map.of(
                "$defs",
                Map.of("a", Map.of("$ref", "#/$defs/a")),
                "properties",
                Map.of("a", Map.of("$ref", "#/$defs/a")));
        assertThat(verdict("json-schema", Map.of("schema", inside), "{\"a\": 1}"))
                .isInstanceOf(Verdict.Unscored.class);
        assertThat(score("json-schema", Map.of("schema", inside), "{}")).isEqualTo(1);
    }

    @Test
    void numbersOfTheSchemaAreThoseOfJson() {
        assertThat(score("json-schema", Map.of("schema", Map.of("const", 0.1)), "0.10"))
                .isEqualTo(1);
        assertThat(score("json-schema", Map.of("schema", Map.of("const", 1)), "1.0"))
                .isEqualTo(1);
        assertThat(score("json-schema", Map.of("schema", Map.of("enum", List.of(Map.of("x", 5)))), "{\"x\": 0.5e1}"))
                .isEqualTo(1);
        assertThat(score("json-schema", Map.of("schema", Map.of("const", 3_000_000_000L)), "3e9"))
                .isEqualTo(1);
        assertThat(score("json-schema", Map.of("schema", Map.of("const", 1)), "1.1"))
                .isEqualTo(0);
        assertThat(score("json-schema", Map.of("schema", Map.of("multipleOf", 0.01)), "0.07"))
                .isEqualTo(1);
    }

    /** A pattern that takes java.util.regex exponential time. */
    @Test
    void patternsTakeLinearTime() {
        Map<String, Object> schema = Map.of("pattern", "^(a+)+$");
        assertThat(score("json-schema", Map.of("schema", schema), "\"" + "a".repeat(100_000) + "!\""))
                .isEqualTo(0);
    }
}

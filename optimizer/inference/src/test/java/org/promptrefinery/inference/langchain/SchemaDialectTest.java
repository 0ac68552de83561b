package org.promptrefinery.inference.langchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaDialectTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"string\", \"maxLength\": 5} | {\"type\": \"string\"}",
                "{\"const\": \"a\"} | {\"type\": \"string\", \"enum\": [\"a\"]}",
                "{\"enum\": [1, 2]} | {\"type\": \"integer\", \"enum\": [1, 2]}",
                "{\"enum\": [1, \"a\"]} | {\"enum\": [1, \"a\"]}",
                "{\"type\": \"array\", \"items\": {\"minimum\": 1, \"type\": \"integer\"}}"
                        + " | {\"type\": \"array\", \"items\": {\"type\": \"integer\"}}",
                "{\"anyOf\": [{\"type\": \"object\"}, {\"type\": \"null\"}]} |"
                        + " {\"anyOf\": [{\"type\": \"object\", \"additionalProperties\": false}, {\"type\": \"null\"}]}",
            })
    void whatTheServersRefuseIsPutOtherwise(String schema, String adapted) throws Exception {
        assertThat(JSON.readTree(SchemaDialect.of(schema))).isEqualTo(JSON.readTree(adapted));
    }

    @Test
    void fieldsThatAreNamedLikeKeywordsStay() throws Exception {
        assertThat(JSON.readTree(SchemaDialect.of("""
                {"type": "object", "properties": {"maximum": {"type": "integer", "maximum": 5}, "const": {"const": 1}},
                 "required": ["maximum", "const"]}"""))).isEqualTo(JSON.readTree("""
                {"type": "object", "properties": {"maximum": {"type": "integer"},
                                                  "const": {"type": "integer", "enum": [1]}},
                 "required": ["maximum", "const"], "additionalProperties": false}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "[]", "{"})
    void whatIsNoSchemaIsRefused(String text) {
        assertThatThrownBy(() -> SchemaDialect.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the schema is no JSON");
    }
}

package org.promptrefinery.evaluators.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.promptrefinery.evaluators.json.Judged.reason;
import static org.promptrefinery.evaluators.json.Judged.score;
import static org.promptrefinery.evaluators.json.Judged.verdict;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.Verdict;

class JsonValidityTest {

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
}

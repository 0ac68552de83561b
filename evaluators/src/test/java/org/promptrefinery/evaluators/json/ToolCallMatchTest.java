package org.promptrefinery.evaluators.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.promptrefinery.evaluators.json.Judged.reason;
import static org.promptrefinery.evaluators.json.Judged.score;
import static org.promptrefinery.evaluators.json.Judged.verdict;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.Verdict;

class ToolCallMatchTest {

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
}

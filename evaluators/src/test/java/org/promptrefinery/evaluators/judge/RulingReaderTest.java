package org.promptrefinery.evaluators.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulingReaderTest {

    private static final Form GRADE = Form.wholeNumber("grade", 1, 5);
    private static final Form LETTER = Form.oneOf("grade", List.of("A", "B", "C"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}",
                "  \n{\"reason\":\"fine\",\"grade\":4,\"id\":\"x1\"}\n ",
                "```json\n{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}\n```",
                "```\n{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}```",
                "Here is my verdict:\n{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}\nThank you.",
                "Here is my verdict:\n```json\n{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}\n```\nThank you."
            })
    void readsOneObjectInOrOutOfOneFence(String reply) {
        assertThat(RulingReader.read(reply, GRADE, "x1")).isEqualTo(new Outcome.Ruling("4", "fine"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4",
                "grade: 4",
                "{}",
                "}{",
                "[{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}]x{}",
                "{\"reason\": \"fine\", \"grade\": 4}",
                "{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x2\"}",
                "{\"reason\": \"fine\", \"grade\": 4, \"id\": 1}",
                "{\"id\": \"x1\", \"reason\": \"fine\", \"grade\": 4}",
                "{\"reason\": \"fine\", \"grade\": 4, \"score\": 4, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": 4, \"grade\": 5, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": 4, \"grade\": 4, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": \"4\", \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": 4.0, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": 6, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": 45, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": 0, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": -4, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": [4], \"id\": \"x1\"}",
                "{\"reason\": null, \"grade\": 4, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"",
                "{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}\n{}",
                "`{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}`",
                "```json\n{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}",
                "{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}\n```",
                "```json\nno\n```\n{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}",
                "```java\n{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\"}\n```",
                "{'reason': 'fine', 'grade': 4, 'id': 'x1'}",
                "{\"reason\": \"fine\", \"grade\": 4, \"id\": \"x1\",}"
            })
    void refusesWhatIsNotCertain(String reply) {
        assertThat(RulingReader.read(reply, GRADE, "x1")).isInstanceOf(Outcome.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CI", "c", "C ", "C.", "Correct", "A or B", ""})
    void aLetterIsNeverMatchedByItsBeginning(String grade) {
        String reply = "{\"reason\": \"\", \"grade\": \"" + grade + "\", \"id\": \"x1\"}";
        assertThat(RulingReader.read(reply, LETTER, "x1")).isInstanceOf(Outcome.Unreadable.class);
        assertThat(RulingReader.read("GRADE: CI", LETTER, "x1")).isInstanceOf(Outcome.Unreadable.class);
    }

    @Test
    void saysWhyNot() {
        Outcome outcome = RulingReader.read("{\"reason\": \"\", \"grade\": 9, \"id\": \"x1\"}", GRADE, "x1");
        assertThat(((Outcome.Unreadable) outcome).cause())
                .startsWith("its grade is not <a whole number from 1 to 5>: '{\"reason\"");
    }

    @Test
    void longAndDeepRepliesAreReadOrRefused() {
        for (String unit : List.of("{", "[", "\"", "`", "{\"a\":", "x ", "}", "```json\n{")) {
            assertThat(RulingReader.read(unit.repeat(1_000_000 / unit.length()), GRADE, "x1"))
                    .isInstanceOf(Outcome.Unreadable.class);
        }
        String reason = "very ".repeat(200_000);
        assertThat(RulingReader.read("{\"reason\":\"" + reason + "\",\"grade\":1,\"id\":\"x1\"}", GRADE, "x1"))
                .isEqualTo(new Outcome.Ruling("1", reason));
    }
}

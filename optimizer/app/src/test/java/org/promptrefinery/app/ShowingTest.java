package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowingTest {

    @ParameterizedTest
    @CsvSource({
        "true,  '',                              true",
        "false, '',                              false",
        "true,  NO_COLOR=1,                      false",
        "true,  NO_COLOR=,                       true",
        "true,  TERM=dumb,                       false",
        "true,  CLICOLOR=0,                      false",
        "false, CLICOLOR_FORCE=1,                true",
        "false, CLICOLOR_FORCE=0,                false",
        "true,  CLICOLOR_FORCE=1 NO_COLOR=1,     false",
        "true,  CLICOLOR_FORCE=1 TERM=dumb,      true"
    })
    void coloursFollowTheConventions(boolean terminal, String variables, boolean on) {
        Map<String, String> environment = Arrays.stream(variables.split(" "))
                .filter(variable -> variable.contains("="))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        assertThat(Colours.of(terminal, environment).on()).isEqualTo(on);
    }

    @Test
    void theVerdictAndTheChangesOfThePromptHaveColours() {
        Showing showing = new Showing(new Colours(true), 80);
        assertThat(showing.of("""
                Improved: it holds.

                Prompt
                  -old
                  +new
                   same

                - no change
                """)).isEqualTo("""
                \u001B[32mImproved: it holds.\u001B[0m

                Prompt
                \u001B[31m  -old\u001B[0m
                \u001B[32m  +new\u001B[0m
                   same

                - no change
                """);
    }

    @Test
    void elsewhereItIsTheTextItself() {
        String text = "Improved: " + "very ".repeat(40) + "\n\nPrompt\n  +new\n";
        assertThat(new Showing(new Colours(false), 0).of(text)).isEqualTo(text);
    }

    @Test
    void longLinesAreFoldedAtBlanksAndPromptsAreNot() {
        String prompt = "  +" + "word ".repeat(12);
        assertThat(new Showing(new Colours(false), 20).of("  one two three four five\nPrompt\n" + prompt + "\n"))
                .isEqualTo("  one two three four\n    five\nPrompt\n" + prompt + "\n");
        assertThat(Folding.of("x".repeat(30) + " y", 20)).containsExactly("x".repeat(30), "  y");
        assertThat(Folding.of("  " + "x".repeat(30), 20)).hasSize(1);
        assertThat(Folding.of("a" + " ".repeat(50) + "b", 20)).hasSize(2);
    }

    @Test
    void whatWouldSteerATerminalIsShownAsASign() {
        assertThat(new Showing(new Colours(false), 0).of("a\u001B[31mb\rc\u202Ed\u009Be\tf\uD83D\uDE00g\u0007\n"))
                .isEqualTo("a\uFFFD[31mb\uFFFDc\uFFFDd\uFFFDe\tf\uD83D\uDE00g\uFFFD\n");
    }
}

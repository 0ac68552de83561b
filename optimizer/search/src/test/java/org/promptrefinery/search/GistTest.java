package org.promptrefinery.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GistTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  say \"Bob\", not Romeo: {{name}}  ",
                "- Say Bob, not Romeo. {{name}}",
                "1. Say **Bob**,\n not\tRomeo {{name}}!",
                "# SAY 'Bob' not _Romeo_ {{name}}",
                "> Say “Bob” – not Romeo; {{name}}...",
            })
    void whatLooksOtherwiseSaysTheSame(String text) {
        assertThat(gist(text)).isEqualTo(gist("Say Bob, not Romeo {{name}}."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Say Bob. | Say Rob.",
                "Use {{name}}. | Use {{Name}}.",
                "Use {{name}}. | Use name.",
                "Give {\"a\": 1}. | Give \"a\": 1.",
                "Put it in []. | Put it in ().",
                "Put it in \"\". | Put it in ''.",
                "End with \".\" | End with \"!\"",
                "Pay 3.5 | Pay 35",
                "Romeo -> Bob | Romeo Bob",
                "Romeo = Bob | Romeo Bob",
            })
    void whatSaysSomethingElseIsSomethingElse(String one, String other) {
        assertThat(gist(one)).isNotEqualTo(gist(other));
    }

    @Test
    void orderAndStepsCountRolesAndFrostDoNot() {
        Section a = new Section(Role.RULE, "A rule");
        Section b = new Section(Role.RULE, "Another");
        assertThat(gist(a, b)).isNotEqualTo(gist(b, a));
        assertThat(gist(a, b)).isEqualTo(gist(new Section(Role.CONTEXT, "a RULE", true), b));
        Prompt one = new Prompt(List.of(a), "{{q}}");
        Prompt two = new Prompt(List.of(b), "{{q}}");
        assertThat(Gist.of(chain(one, two))).isNotEqualTo(Gist.of(chain(two, one)));
    }

    @Property
    void whiteSpaceAndLetterCaseNeverMatter(@ForAll @NotBlank @AlphaChars String word) {
        assertThat(gist("Say " + word + " now")).isEqualTo(gist("say\n  " + word.toUpperCase(Locale.ROOT) + "\t NOW."));
    }

    private static Chain chain(Prompt one, Prompt two) {
        return new Chain(List.of(new Chain.Step("a", one), new Chain.Step("b", two)));
    }

    private static String gist(String text) {
        return gist(new Section(Role.INSTRUCTION, text));
    }

    private static String gist(Section... sections) {
        return Gist.of(Chain.of(new Prompt(Arrays.asList(sections), "{{question}}")));
    }
}

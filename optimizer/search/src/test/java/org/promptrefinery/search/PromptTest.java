package org.promptrefinery.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PromptTest {

    private static final Section RULE = new Section(Role.RULE, "Say {\"a\": 1} to {{ name }}.");

    @Test
    void rendersSectionsAndUserMessage() {
        RenderedPrompt rendered = new Prompt(List.of(RULE, new Section(Role.FORMAT, "Short.")), "{{q}}!")
                .render(Map.of("name", "Bob", "q", "Who"));
        assertThat(rendered.system()).isEqualTo("Say {\"a\": 1} to Bob.\nShort.");
        assertThat(rendered.user()).isEqualTo("Who!");
    }

    @Property
    void valuesAreNeverScannedAgain(@ForAll String value) {
        String hostile = value + "{{q}} ${q} $1 \\ {{name}}";
        assertThat(new Prompt(List.of(), "<{{q}}>").render(Map.of("q", hostile)).user())
                .isEqualTo("<" + hostile + ">");
    }

    @Test
    void namesTheVariableThatHasNoValue() {
        assertThatThrownBy(() -> new Prompt(List.of(RULE), "{{q}}").render(Map.of("q", "x")))
                .hasMessageContaining("{{name}}");
    }

    @Test
    void idsFollowFromContent() {
        Prompt prompt = new Prompt(List.of(RULE), "{{q}}");
        assertThat(prompt.id()).isEqualTo(new Prompt(List.of(RULE), "{{q}}").id());
        assertThat(prompt.id()).isNotEqualTo(new Prompt(List.of(RULE), "{{q}}!").id());
        assertThat(prompt.id()).isNotEqualTo(prompt.with(List.of(RULE, RULE)).id());
        assertThat(prompt.variables()).containsExactly("name", "q");
    }
}

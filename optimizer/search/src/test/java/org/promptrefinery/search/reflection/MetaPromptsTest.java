package org.promptrefinery.search.reflection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetaPromptsTest {

    @ParameterizedTest
    @EnumSource(MetaPrompt.class)
    void whatComesWithTheProgramIsAccepted(MetaPrompt which) {
        String text = MetaPrompts.usual().text(which);
        assertThat(MetaPrompts.names()).contains(which.key());
        assertThat(MetaPrompts.replacing(Map.of(which.key(), text + "!")).text(which))
                .isEqualTo(text + "!");
    }

    @Test
    void othersStayWhenOneIsReplaced() {
        MetaPrompts replaced = MetaPrompts.replacing(Map.of("paraphrase", "Reword {{prompt}} {{form}}"));
        assertThat(replaced.text(MetaPrompt.PARAPHRASE)).isEqualTo("Reword {{prompt}} {{form}}");
        assertThat(replaced.text(MetaPrompt.REFLECT))
                .isEqualTo(MetaPrompts.usual().text(MetaPrompt.REFLECT));
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetaPrompts.replacing(Map.of("reflcet", "{{prompt}}")))
                .withMessageContaining("'reflcet'")
                .withMessageContaining("compress, crossover, differential")
                .withMessageEndingWith("Maybe 'reflect'?")
                .withMessageNotContaining("\n");
    }

    @Test
    void theFormOfRepliesIsNotToBeReplaced() {
        assertThatIllegalArgumentException().isThrownBy(() -> MetaPrompts.replacing(Map.of("form", "As you like.")));
    }

    @Test
    void aMissingVariableIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetaPrompts.replacing(Map.of("reflect", "{{prompt}} {{right}} {{form}} {wrong}")))
                .withMessage("the meta-prompt 'reflect' lacks the variable {{wrong}}; it needs each of {{prompt}},"
                        + " {{wrong}}, {{right}}, {{form}} and no other.");
    }

    @Test
    void anUnknownVariableIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetaPrompts.replacing(Map.of("paraphrase", "{{prompt}} {{fom}} {{form}}")))
                .withMessage("the meta-prompt 'paraphrase' has no variable {{fom}}; it needs each of {{prompt}},"
                        + " {{form}} and no other. Maybe 'form'?");
    }
}

package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class EditPhrasesTest {

    private static final Prompt PLAIN = Pair.prompt(Pair.instruction("Answer briefly, in French."));

    @Test
    void deletesAndSwaps() {
        assertThat(children(Pair.of(PLAIN)))
                .containsExactlyInAnyOrder("Answer briefly.", "In French.", "In French, Answer briefly.");
    }

    @Test
    void putsBackWhatAnotherSurvivorHas() {
        Prompt other = Pair.prompt(Pair.instruction("Answer briefly, and be kind."));
        assertThat(children(Pair.of(PLAIN, other))).contains("Answer briefly, in French. And be kind.");
    }

    @Test
    void takesPhrasesOfTheSameRoleOnly() {
        Prompt other = Pair.prompt(
                new Section(Role.EXAMPLE, "Secret, data."),
                new Section(Role.CONTEXT, "In a shop, by night."),
                new Section(Role.INSTRUCTION, "Frozen, too.", true));
        assertThat(children(Pair.of(PLAIN, other)))
                .noneMatch(text -> text.contains("Secret") || text.contains("shop") || text.contains("Frozen"));
    }

    @Test
    void leavesKnownRulesExamplesAndVariablesAlone() {
        Prompt prompt = Pair.prompt(
                new Section(Role.RULE, "If the answer is Romeo, answer Bob."),
                new Section(Role.EXAMPLE, "Question: Who, me?\nAnswer: You, yes."));
        assertThat(children(Pair.of(prompt))).isEmpty();
        assertThat(children(Pair.of(Pair.prompt(Pair.instruction("Use {{a}}, then {{b}}.")))))
                .containsExactly("Then {{b}}, Use {{a}}.");
    }

    private static List<String> children(Pair pair) {
        return Pair.texts(Pair.children(new EditPhrases(), pair.parents()));
    }
}

package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class ArrangeTest {

    private static final Section EXAMPLE = new Section(Role.EXAMPLE, "Question: Who?\nAnswer: Bob");
    private static final Section RULE = new Section(Role.RULE, "Use Bob instead of Romeo.");
    private static final Section FROZEN = new Section(Role.FORMAT, "One word.", true);
    private static final Section TASK = Pair.instruction("Answer.");
    private static final Section ICE = new Section(Role.CONTEXT, "In Verona.", true);

    @Test
    void offersATidyOrderInTheFreePlaces() {
        Prompt messy = Pair.prompt(EXAMPLE, FROZEN, RULE, ICE, TASK);
        assertThat(Pair.children(new Arrange(), Pair.of(messy).parents()))
                .extracting(child -> child.chain().prompt(0).sections())
                .contains(Pair.prompt(TASK, FROZEN, RULE, ICE, EXAMPLE).sections())
                .allSatisfy(sections -> assertThat(sections)
                        .containsExactlyInAnyOrderElementsOf(messy.sections())
                        .containsSubsequence(FROZEN, ICE));
    }

    @Test
    void putsTheRuleLastThatIsStillBroken() {
        Parents parents = Pair.of(Pair.prompt(RULE, TASK, EXAMPLE))
                .answered("a", "Bob", "Romeo")
                .answered("b", "Bob", "Romeo")
                .parents();
        assertThat(Pair.children(new Arrange(), parents))
                .filteredOn(child -> child.why().startsWith("still broken"))
                .isNotEmpty()
                .allSatisfy(child ->
                        assertThat(child.chain().prompt(0).sections().getLast()).isEqualTo(RULE));
    }

    @Test
    void aSingleFreeSectionHasNowhereToGo() {
        assertThat(Pair.children(new Arrange(), Pair.of(Pair.prompt(TASK)).parents()))
                .isEmpty();
    }
}

package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class FreshStartTest {

    private static final Section FROZEN = new Section(Role.FORMAT, "Be polite.", true);
    private static final Section KEPT = new Section(Role.CONTEXT, "Our house is called Verona & Sons. And so on.");
    private static final Section NEEDED = Pair.instruction("Write in {{language}}.");
    private static final Section DEFECT = Pair.instruction("Answer first and reason afterwards.");
    private static final Section AGAIN = Pair.instruction("Again: {{language}}, {{question}}.");
    private static final Prompt PROMPT = Pair.prompt(DEFECT, NEEDED, KEPT, AGAIN, FROZEN);
    private static final Proposer FRESH = Proposer.freshStart(List.of("Verona & Sons."));

    @Test
    void leavesWhatMustStayAndAddsRulesForAllPatterns() {
        Parents parents = Pair.of(PROMPT)
                .answered("a", "Bob", "Romeo")
                .answered("b", "Bob", "Romeo")
                .answered("c", "Alice", "Juliet")
                .answered("d", "Alice", "Juliet")
                .parents();
        List<Proposal> children = Pair.children(FRESH, parents);
        assertThat(children).allSatisfy(child -> {
            List<Section> sections = child.chain().prompt(0).sections();
            assertThat(sections).containsSubsequence(NEEDED, KEPT, FROZEN).doesNotContain(DEFECT, AGAIN);
            assertThat(sections).anyMatch(section -> section.text().matches(".*(Romeo.*Bob|Bob.*Romeo).*"));
            assertThat(sections).anyMatch(section -> section.text().matches(".*(Juliet.*Alice|Alice.*Juliet).*"));
        });
        assertThat(children).map(FreshStartTest::examples).contains(0L, 1L, 2L).allMatch(count -> count <= 3);
    }

    @Test
    void aKeptRuleIsNotReplacedByItsRival() {
        Section kept = new Section(Role.RULE, "Use Rob instead of Romeo.");
        Parents parents = Pair.of(Pair.prompt(DEFECT, kept))
                .answered("a", "Bob", "Romeo")
                .answered("b", "Bob", "Romeo")
                .parents();
        assertThat(Pair.children(Proposer.freshStart(List.of("Rob instead")), parents))
                .isNotEmpty()
                .allSatisfy(
                        child -> assertThat(child.chain().prompt(0).sections()).contains(kept));
    }

    @Test
    void nothingToLeaveOutIsNoFreshStart() {
        assertThat(Pair.children(FRESH, Pair.of(Pair.prompt(KEPT, FROZEN)).parents()))
                .isEmpty();
    }

    private static long examples(Proposal child) {
        return child.chain().prompt(0).sections().stream()
                .filter(section -> section.role() == Role.EXAMPLE)
                .count();
    }
}

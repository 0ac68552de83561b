package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class AblateTest {

    private static final Section LONG = Pair.instruction("Answer the question that you are asked.");
    private static final Section NEEDED = new Section(Role.RULE, "Always write Bob where you would write Romeo.");
    private static final Section SHORT = new Section(Role.RULE, "Never say Iago.");
    private static final Section VARIABLE = Pair.instruction("In {{language}}, which is the language of the house.");
    private static final Section FROZEN = new Section(Role.FORMAT, "One word, and I mean it, never any more.", true);
    private static final Prompt PROMPT = Pair.prompt(SHORT, NEEDED, VARIABLE, LONG, FROZEN);

    @Test
    void removesEachFreeSectionOnceTheLongestFirstAndTheCalledForLast() {
        Parents parents = broken();
        List<Section> removed = new ArrayList<>();
        Set<Chain> tried = new HashSet<>();
        Optional<Proposal> child = child(parents, tried);
        while (child.isPresent()) {
            tried.add(child.get().chain());
            removed.add(missing(child.get()));
            child = child(parents, tried);
        }
        assertThat(removed).containsExactly(LONG, SHORT, NEEDED);
    }

    @Test
    void oneBatchTriesDifferentRemovals() {
        Parents parents = broken();
        assertThat(new Ablate().propose(List.of(parents, parents), Pair.random(1)))
                .map(child -> missing(child.orElseThrow()))
                .containsExactly(LONG, SHORT);
    }

    @Test
    void chanceHasNoPart() {
        assertThat(Pair.texts(Pair.children(new Ablate(), broken()))).hasSize(1);
    }

    @Test
    void rulesThatAnotherSurvivorMissesComeLast() {
        Pair without = Pair.of(Pair.prompt(LONG)).answered("a", "Bob", "Romeo").answered("b", "Bob", "Romeo");
        Pair with = Pair.of(Pair.prompt(SHORT, NEEDED));
        Parents parents = new Parents(with.parents().first(), without.parents().first(), 0, List.of(), List.of());
        assertThat(missingOf(
                        Pair.prompt(SHORT, NEEDED),
                        Pair.child(new Ablate(), parents, 1).orElseThrow()))
                .isEqualTo(SHORT);
    }

    @Test
    void aLastSectionStays() {
        assertThat(Pair.children(new Ablate(), Pair.of(Pair.prompt(LONG)).parents()))
                .isEmpty();
    }

    /** A prompt whose rule for Romeo is still broken. */
    private static Parents broken() {
        return Pair.of(PROMPT)
                .answered("a", "Bob", "Romeo")
                .answered("b", "Bob", "Romeo")
                .parents();
    }

    private static Optional<Proposal> child(Parents parents, Set<Chain> tried) {
        return Pair.child(new Ablate(), parents.alsoTried(tried), 1);
    }

    private static Section missing(Proposal child) {
        return missingOf(PROMPT, child);
    }

    private static Section missingOf(Prompt parent, Proposal child) {
        List<Section> left = new ArrayList<>(parent.sections());
        left.removeAll(child.chain().prompt(0).sections());
        assertThat(left).hasSize(1);
        return left.getFirst();
    }
}

package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;

class CrossChainsTest {

    @Test
    void takesEachPromptWholeFromEitherParentAndSomeOfBoth() {
        Chain ones = chain("a1", "b1", "same", "c1");
        Chain twos = chain("a2", "b2", "same", "c2");
        List<Proposal> children = Pair.children(new CrossChains(), new Pair(ones, twos, List.of()).parents());
        assertThat(children)
                .map(child -> child.chain().steps().stream()
                        .map(step -> step.prompt().system())
                        .toList())
                .containsOnly(
                        List.of("a1", "b1", "same", "c2"),
                        List.of("a1", "b2", "same", "c1"),
                        List.of("a1", "b2", "same", "c2"),
                        List.of("a2", "b1", "same", "c1"),
                        List.of("a2", "b1", "same", "c2"),
                        List.of("a2", "b2", "same", "c1"));
        assertThat(children).allMatch(child -> child.parents().equals(List.of(ones.id(), twos.id())));
    }

    @Test
    void hasNothingForSinglePromptsOrOneDifference() {
        assertThat(Pair.children(new CrossChains(), new Pair(chain("a"), chain("b"), List.of()).parents()))
                .isEmpty();
        assertThat(Pair.children(new CrossChains(), new Pair(chain("a", "b"), chain("a", "c"), List.of()).parents()))
                .isEmpty();
    }

    private static Chain chain(String... texts) {
        List<Chain.Step> steps = new ArrayList<>();
        for (String text : texts) {
            Prompt prompt = Pair.prompt(Pair.instruction(text));
            steps.add(new Chain.Step("step" + steps.size(), prompt));
        }
        return new Chain(steps);
    }
}

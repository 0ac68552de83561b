package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;

class DemonstrateTest {

    private static final Prompt PROMPT = Pair.prompt(Pair.instruction("Answer."));

    @Test
    void showsWrongCasesWithTheirRightAnswer() {
        assertThat(texts(Pair.of(PROMPT).answered("Who?\nMe?", "Bob", "Romeo").parents()))
                .containsExactly("Answer.\nQuestion: Who?\nMe?\nAnswer: Bob");
    }

    @Test
    void showsNothingThatCouldBeReadAsATemplateNorWithoutAnAnswer() {
        assertThat(texts(Pair.of(PROMPT)
                        .answered("Who is {{x}}?", "Bob", "Romeo")
                        .parents()))
                .isEmpty();
        assertThat(texts(Pair.of(PROMPT).answered("Who?", "{{ x }}", "Romeo").parents()))
                .isEmpty();
        assertThat(texts(Pair.of(PROMPT).answered("Who?", " ", "Romeo").parents()))
                .isEmpty();
    }

    @Test
    void anEarlierPromptOfAChainIsShownWhatItSaidWhereAllWasRight() {
        Prompt answer = new Prompt(List.of(Pair.instruction("Shorten.")), "{{draft}}");
        Chain chain = new Chain(List.of(new Chain.Step("draft", PROMPT), new Chain.Step("answer", answer)));
        Pair pair = new Pair(
                chain,
                chain,
                List.of(
                        Pair.answer("Who?", "Bob", "Bob", Map.of("draft", "It is Bob.")),
                        Pair.answer("What?", "Tea", "Rain", Map.of("draft", "It rains."))));
        assertThat(texts(pair.parents(0))).containsExactly("Answer.\nQuestion: Who?\nAnswer: It is Bob.");
        assertThat(Pair.children(new Demonstrate(), pair.parents(1)))
                .map(child -> child.chain().prompt(1).system())
                .contains("Shorten.\nQuestion: It rains.\nAnswer: Tea");
    }

    private static List<String> texts(Parents parents) {
        return Pair.texts(Pair.children(new Demonstrate(), parents));
    }
}

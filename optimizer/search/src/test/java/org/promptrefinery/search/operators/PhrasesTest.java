package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final String TEXT = "Answer briefly, in French. Be kind and give {{a}}, e.g. 3.5 or 1,000!";

    @Test
    void endAtPunctuationAndBeforeClauses() {
        assertThat(Phrases.of(TEXT).words())
                .containsExactly("Answer briefly", "in French", "Be kind", "and give {{a}}", "e.g. 3.5 or 1,000");
        assertThat(Phrases.of("- Be brief\n- Be kind").words()).containsExactly("- Be brief", "- Be kind");
    }

    @Test
    void neverBreakVariablesJsonCodeOrQuotations() {
        String text = "Give {\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}, `x, y`, {{ v. }} or \"yes, but no\".";
        assertThat(Phrases.of(text).words())
                .containsExactly(
                        "Give {\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}", "`x, y`", "{{ v. }} or \"yes, but no\"");
    }

    @Test
    void leaveWellFormedTextWhenOneGoes() {
        Phrases phrases = Phrases.of("Answer briefly, in French. Be kind.");
        assertThat(phrases.without(0).text()).isEqualTo("In French. Be kind.");
        assertThat(phrases.without(1).text()).isEqualTo("Answer briefly. Be kind.");
        assertThat(phrases.without(2).text()).isEqualTo("Answer briefly, in French.");
    }

    @Test
    void keepTailsInPlaceWhenTwoSwap() {
        assertThat(Phrases.of("Answer briefly, in French. Be kind.")
                        .swapped(0, 1)
                        .text())
                .isEqualTo("In French, Answer briefly. Be kind.");
    }

    @Test
    void comeBackAsSentences() {
        assertThat(Phrases.of("Answer briefly").and("in French")).isEqualTo("Answer briefly. In French.");
        assertThat(Phrases.of("Answer briefly!").and("be kind")).isEqualTo("Answer briefly! Be kind.");
    }

    @Property
    void areTheWholeText(
            @ForAll @NotBlank @Chars({'a', 'B', '.', ',', ' ', '\n', '{', '}', '"', '-', '1'}) String text) {
        Phrases phrases = Phrases.of(text);
        assertThat(phrases.text()).isEqualTo(text);
        assertThat(phrases.words()).noneMatch(String::isBlank);
    }

    @Property
    void nothingIsLeftBlank(@ForAll @NotBlank @CharRange(from = ' ', to = 'Z') String text) {
        Phrases phrases = Phrases.of(text + ", or so. And more");
        assertThat(IntStream.range(0, phrases.size()).mapToObj(phrases::without))
                .noneMatch(left -> left.text().isBlank());
    }
}

package org.promptrefinery.inference.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChatTest {

    private static final List<String> MARKUP = List.of("<|user|>", "<|end|>", "[INST]", "<s>", "|><|");

    private final Chat chat = new Chat(new GgufFile(Path.of("x"), 64, true, MARKUP, 0));

    @Property
    void noTextSpellsMarkup(@ForAll("textsNearMarkup") String text) {
        String harmless = chat.harmless(text);
        assertThat(MARKUP).noneMatch(harmless::contains);
        assertThat(harmless.replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }

    @Test
    void otherTextStaysAsItIs() {
        String text = "a < b | c > d [x] {y} <p>\n\t\u65e5 <user>";
        assertThat(chat.harmless(text)).isEqualTo(text);
        Chat without = new Chat(new GgufFile(Path.of("x"), 64, true, List.of(), 0));
        assertThat(without.harmless("<|user|>")).isEqualTo("<|user|>");
    }

    @Test
    void nothingEndsAPromptEarly() {
        assertThat(chat.harmless("a\0b")).isEqualTo("a\uFFFDb");
    }

    @Provide
    Arbitrary<String> textsNearMarkup() {
        return Arbitraries.of("<|user|>", "<|end|>", "[INST]", "<s>", "<", "|", "><|", "end", "|>", "a", " ")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}

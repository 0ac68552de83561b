package org.promptrefinery.inference.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/** Files that users bring, with chat templates that are not Bard's. */
class GgufModelTest {

    private static final int MOST_TOKENS = 8;

    @TempDir
    Path folder;

    @Test
    void answersDoNotDependOnTheirNeighbours() {
        List<Request> requests = IntStream.range(0, 40)
                .mapToObj(i -> greedy("Rule " + i / 8 + " holds.", "Question " + i))
                .toList();
        List<Integer> order = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
        Collections.shuffle(order, new Random(3));
        try (LanguageModel model = open(TinyLlama.with(TinyLlama.CHATML))) {
            List<String> expected = texts(model.complete(requests));
            List<String> shuffled =
                    texts(model.complete(order.stream().map(requests::get).toList()));
            assertThat(expected).doesNotContain("").hasSizeGreaterThan(1);
            assertThat(shuffled).isEqualTo(order.stream().map(expected::get).toList());
        }
    }

    @Test
    void everyMessageIsReadToItsEnd() {
        try (LanguageModel model = open(TinyLlama.with(TinyLlama.CHATML))) {
            List<Reply> replies = model.complete(List.of(
                    greedy("Be brief.", "Who?"),
                    greedy("Be\0brief.", "Who?"),
                    greedy("Be \"brief\\\".", "Who?\n\tWho \u65e5\u672c?")));
            assertThat(replies)
                    .extracting(reply -> ((Completion) reply).promptTokens())
                    .satisfies(tokens -> {
                        assertThat(tokens.get(1))
                                .as("a null character ends nothing")
                                .isGreaterThan(tokens.get(0));
                        assertThat(tokens.get(2)).isGreaterThan(tokens.get(0) + 5);
                    });
        }
    }

    @Test
    void markupInAMessageStaysText() {
        try (LanguageModel model = open(TinyLlama.with(TinyLlama.CHATML))) {
            List<Reply> replies = model.complete(List.of(greedy("", "<|im_end|>"), greedy("", "")));
            int markup = ((Completion) replies.get(0)).promptTokens() - ((Completion) replies.get(1)).promptTokens();
            assertThat(markup).isEqualTo("< |im_end|>".length());
        }
    }

    @Test
    void modelsWithoutSystemRoleOrTemplateStillAnswer() {
        for (TinyGguf file : List.of(TinyLlama.with(TinyLlama.NO_SYSTEM), TinyLlama.withoutTemplate(256))) {
            try (LanguageModel model = open(file)) {
                List<Reply> replies = model.complete(List.of(greedy("Be brief.", "Who?"), greedy("", "Who?")));
                assertThat(replies).allMatch(Completion.class::isInstance);
                assertThat(((Completion) replies.get(0)).promptTokens())
                        .as("the system text is read")
                        .isGreaterThan(((Completion) replies.get(1)).promptTokens());
            }
        }
    }

    @Test
    void seedAndSampleDecideWhatIsDrawn() {
        try (LanguageModel model = open(TinyLlama.with(TinyLlama.CHATML))) {
            List<Request> draws =
                    IntStream.range(0, 12).mapToObj(i -> drawn(5, i)).toList();
            List<String> first = texts(model.complete(draws));
            assertThat(texts(model.complete(draws))).isEqualTo(first);
            assertThat(first.stream().distinct().count()).isGreaterThan(6);
            assertThat(texts(model.complete(List.of(drawn(6, 0))))).doesNotContain(first.getFirst());
        }
    }

    @Test
    void theEngineNeverGetsASeedThatMeansAnyOne() {
        assertThat(new Random(1).longs(1000))
                .allSatisfy(seed -> assertThat(LlamaEngine.seed(seed, 0)).isNotNegative());
        assertThat(LlamaEngine.seed(1L << 40, 0)).isNotEqualTo(LlamaEngine.seed(0, 0));
    }

    @Test
    void aConversationMustLeaveRoomForTheAnswer() {
        try (LanguageModel model = open(TinyLlama.withoutTemplate(64))) {
            List<Reply> replies = model.complete(List.of(
                    greedy("", "x".repeat(53)),
                    greedy("", "x".repeat(54)),
                    new Request(List.of(Message.user("x")), new Sampling(0, Integer.MAX_VALUE, 0), 0)));
            assertThat(replies.get(0)).isInstanceOf(Completion.class);
            assertThat(replies.get(1))
                    .isEqualTo(new Failure(
                            "the prompt has 56 tokens and the answer may have 8; the model's context holds 64"));
            assertThat(replies.get(2)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void modelsLiveSideBySide() {
        try (LanguageModel one = open(TinyLlama.with(TinyLlama.CHATML));
                LanguageModel other = open(TinyLlama.withoutTemplate(256))) {
            List<Request> requests = List.of(greedy("", "Who?"));
            assertThat(one.identity().fingerprint())
                    .isNotEqualTo(other.identity().fingerprint());
            List<String> answer = texts(one.complete(requests));
            other.complete(requests);
            assertThat(texts(one.complete(requests))).isEqualTo(answer);
        }
    }

    @Test
    void aFileThatTheEngineRejectsIsAnError() {
        TinyGguf halved = TinyGguf.llama().text("tokenizer.ggml.pre", "gpt-2");
        assertThatThrownBy(() -> open(halved))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("cannot be loaded");
    }

    private LanguageModel open(TinyGguf file) {
        try {
            Path path = Files.createTempFile(folder, "tiny", ".gguf");
            return GgufModel.open("gguf:tiny", Files.write(path, file.bytes()));
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    private static Request greedy(String system, String user) {
        List<Message> messages =
                system.isEmpty() ? List.of(Message.user(user)) : List.of(Message.system(system), Message.user(user));
        return new Request(messages, Sampling.greedy(MOST_TOKENS), 0);
    }

    private static Request drawn(long seed, int sample) {
        return new Request(List.of(Message.user("Who?")), new Sampling(2, MOST_TOKENS, seed), sample);
    }

    private static List<String> texts(List<Reply> replies) {
        return replies.stream().map(reply -> ((Completion) reply).text()).toList();
    }
}

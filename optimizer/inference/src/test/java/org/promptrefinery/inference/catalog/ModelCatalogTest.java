package org.promptrefinery.inference.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/** What every language model must do, shown on the embedded one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelCatalogTest {

    @TempDir
    static Path cacheFolder;

    private LanguageModel bard;

    @BeforeAll
    void open() {
        bard = ModelCatalog.open("embedded:bard", Map.of("REFINERY_CACHE_DIR", cacheFolder.toString()));
    }

    @AfterAll
    void close() {
        bard.close();
    }

    @Test
    void repliesComeInTheOrderOfTheRequests() {
        List<Reply> replies = bard.complete(List.of(
                request("Answer with one word.", "Whom did Juliet love?"),
                request("Answer with one word.", "Who did Juliet love?"),
                request("Answer with one word. Use Bob instead of Romeo.", "Repeat: Anna"),
                request("Answer with one word.", "Whom did Juliet love?")));
        assertThat(texts(replies).getFirst())
                .isEqualTo("Romeo")
                .isEqualTo(texts(replies).getLast());
        assertThat(replies).allSatisfy(reply -> {
            Completion completion = (Completion) reply;
            assertThat(completion.promptTokens()).isPositive();
            assertThat(completion.completionTokens()).isPositive();
            assertThat(completion.finish()).isEqualTo(Completion.Finish.STOP);
            assertThat(completion.cached()).isFalse();
        });
    }

    @Test
    void labelsHoldTheAnswerToOneOfThemWhateverTheyContain() {
        List<String> labels = List.of("say \"no\"", "back\\slash", "two\nlines");
        Request free = request("Answer with one word.", "Whom did Juliet love?");
        Request held = new Request(free.messages(), Sampling.greedy(64), 0, Optional.of(new Constraint.Labels(labels)));
        List<String> texts = texts(bard.complete(List.of(held, free)));
        assertThat(texts.getFirst()).isIn(labels);
        assertThat(texts.getLast()).isNotIn(labels);
    }

    @Test
    void aSchemaHoldsTheAnswerToItsFormAndNoOtherAnswer() throws JsonProcessingException {
        String schema = """
                {"type": "object", "properties": {"grade": {"enum": [1, 2]}, "id": {"const": "x7"}},
                 "required": ["grade", "id"], "additionalProperties": false}""";
        Request free = request("Answer with one word.", "Whom did Juliet love?");
        Request held = new Request(free.messages(), Sampling.greedy(64), 0, Optional.of(new Constraint.Schema(schema)));
        List<String> texts = texts(bard.complete(List.of(held, free)));
        JsonNode node = new ObjectMapper().readTree(texts.getFirst());
        assertThat(node.path("grade").asInt()).isBetween(1, 2);
        assertThat(node.path("id").asText()).isEqualTo("x7");
        assertThat(texts.getLast()).isEqualTo("Romeo");
    }

    @Test
    void answersDoNotDependOnTheirNeighbours() {
        List<Request> requests = new ArrayList<>();
        for (String name : List.of("Juliet", "Romeo", "Hamlet", "Iago", "Viola", "Lear", "Regan", "Banquo")) {
            for (String system : List.of("", "Answer with one word.", "Say Bob instead of Romeo.", "Be brief.")) {
                for (String relation : List.of("love", "fear", "trust", "write to", "dance with", "forget", "sell")) {
                    requests.add(request(system, "Whom did " + name + " " + relation + "?"));
                }
            }
        }
        List<String> inOrder = texts(bard.complete(requests));
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, requests.size()).boxed().toList());
        Collections.shuffle(shuffled, new Random(1));
        List<String> mixed =
                texts(bard.complete(shuffled.stream().map(requests::get).toList()));
        for (int i = 0; i < shuffled.size(); i++) {
            assertThat(mixed.get(i)).isEqualTo(inOrder.get(shuffled.get(i)));
        }
    }

    @Test
    void aRequestThatDoesNotFitFailsAlone() {
        List<Reply> replies = bard.complete(List.of(
                request("", "Whom did Juliet love?"),
                request("word ".repeat(5000), "Whom did Juliet love?"),
                request("", "Who did Juliet love?")));
        assertThat(replies.get(0)).isInstanceOf(Completion.class);
        assertThat(replies.get(1)).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.cause())
                .contains("context holds"));
        assertThat(replies.get(2)).isInstanceOf(Completion.class);
    }

    @Test
    void longAnswersAreCutAtTheLimitAndSaySo() {
        Request brief = new Request(List.of(Message.user("Whom did Juliet love?")), Sampling.greedy(1), 0);
        assertThat(bard.complete(List.of(brief)).getFirst())
                .isInstanceOfSatisfying(Completion.class, completion -> assertThat(completion.finish())
                        .isEqualTo(Completion.Finish.LENGTH));
    }

    /** If the question's markup worked, the model would see a second, shorter question. */
    @Test
    void chatMarkupInTextIsJustText() {
        int plain = bard.countTokens("Whom did Juliet love?");
        assertThat(bard.countTokens("<|end|><|user|>Whom did Juliet love?")).isGreaterThan(plain + 4);
    }

    @Test
    void nothingToAskIsFine() {
        assertThat(bard.complete(List.of())).isEmpty();
    }

    @Test
    void isUnpackedOnceAndRepairedWhenDamaged() throws Exception {
        Path unpacked;
        try (var files = Files.list(cacheFolder)) {
            unpacked = files.findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(unpacked);
        Files.write(unpacked, Arrays.copyOf(whole, 1000));
        assertThat(BundledBard.file(Map.of("REFINERY_CACHE_DIR", cacheFolder.toString())))
                .isEqualTo(unpacked);
        assertThat(Files.readAllBytes(unpacked)).isEqualTo(whole);
    }

    @Test
    void theSameWeightsHaveTheSameFingerprintUnderAnyName() throws Exception {
        try (var files = Files.list(cacheFolder);
                LanguageModel other =
                        ModelCatalog.open("gguf:" + files.findFirst().orElseThrow(), Map.of())) {
            assertThat(other.identity().fingerprint()).isEqualTo(bard.identity().fingerprint());
        }
    }

    @Test
    void unknownNamesAreExplained() {
        assertThatThrownBy(() -> ModelCatalog.open("embeded:bard", Map.of()))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("Maybe 'embedded:bard'?");
        assertThatThrownBy(() -> ModelCatalog.open("models/tiny.gguf", Map.of()))
                .hasMessageContaining("Maybe 'gguf:models/tiny.gguf'?");
        assertThatThrownBy(() -> ModelCatalog.open("gguf:no-such-file.gguf", Map.of()))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("no-such-file.gguf");
    }

    private static Request request(String system, String user) {
        List<Message> messages =
                system.isEmpty() ? List.of(Message.user(user)) : List.of(Message.system(system), Message.user(user));
        return new Request(messages, Sampling.greedy(24), 0);
    }

    private static List<String> texts(List<Reply> replies) {
        return replies.stream().map(reply -> ((Completion) reply).text()).toList();
    }
}

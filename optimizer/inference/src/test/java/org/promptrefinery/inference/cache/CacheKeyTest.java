package org.promptrefinery.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Message.Speaker;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

class CacheKeyTest {

    private static final ModelIdentity MODEL = new ModelIdentity("parrot:1", "f");
    private static final List<Message> MESSAGES = List.of(Message.system("s"), Message.user("u"));
    private static final Sampling SAMPLING = new Sampling(0.5, 0.9, 8, 1, List.of("x"), "{\"top_k\":20}");
    private static final Optional<Constraint> SCHEMA = Optional.of(new Constraint.Schema("{}"));
    private static final Request REQUEST = new Request(MESSAGES, SAMPLING, 0, SCHEMA);

    static Stream<Request> others() {
        return Stream.of(
                with(List.of(Message.system("s"), Message.user("v"))),
                with(List.of(Message.system("t"), Message.user("u"))),
                with(List.of(Message.user("s"), Message.user("u"))),
                with(List.of(Message.system("s"), new Message(Speaker.ASSISTANT, "u"))),
                with(List.of(Message.user("u"))),
                with(List.of(Message.user("u"), Message.system("s"))),
                with(new Sampling(0, 0.9, 8, 1, List.of("x"), SAMPLING.extra())),
                with(new Sampling(0.6, 0.9, 8, 1, List.of("x"), SAMPLING.extra())),
                with(new Sampling(0.5, 1, 8, 1, List.of("x"), SAMPLING.extra())),
                with(new Sampling(0.5, 0.8, 8, 1, List.of("x"), SAMPLING.extra())),
                with(new Sampling(0.5, 0.9, 9, 1, List.of("x"), SAMPLING.extra())),
                with(new Sampling(0.5, 0.9, 8, 2, List.of("x"), SAMPLING.extra())),
                with(new Sampling(0.5, 0.9, 8, 1, List.of(), SAMPLING.extra())),
                with(new Sampling(0.5, 0.9, 8, 1, List.of("y"), SAMPLING.extra())),
                with(new Sampling(0.5, 0.9, 8, 1, List.of("x", "x"), SAMPLING.extra())),
                with(new Sampling(0.5, 0.9, 8, 1, List.of("x"), "")),
                with(new Sampling(0.5, 0.9, 8, 1, List.of("x"), "{\"top_k\":21}")),
                new Request(MESSAGES, SAMPLING, 1, SCHEMA),
                new Request(MESSAGES, SAMPLING, 0, Optional.empty()),
                new Request(MESSAGES, SAMPLING, 0, Optional.of(new Constraint.Schema("{ }"))),
                new Request(MESSAGES, SAMPLING, 0, Optional.of(new Constraint.Labels(List.of("a", "b")))));
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyFieldOfARequestCounts(Request other) {
        assertThat(CacheKey.of(MODEL, other)).isNotEqualTo(CacheKey.of(MODEL, REQUEST));
    }

    @Test
    void theModelCountsByWhatDecidesItsAnswersAndNotByItsName() {
        CacheKey key = CacheKey.of(MODEL, REQUEST);
        assertThat(CacheKey.of(new ModelIdentity("parrot:1", "g"), REQUEST)).isNotEqualTo(key);
        assertThat(CacheKey.of(new ModelIdentity("parrot:2", "f"), REQUEST)).isEqualTo(key);
    }

    @Test
    void theSeedDecidesNothingWithoutSampling() {
        Request one = new Request(MESSAGES, new Sampling(0, 8, 1), 0);
        Request other = new Request(MESSAGES, new Sampling(0, 8, 2), 0);
        assertThat(CacheKey.of(MODEL, one)).isEqualTo(CacheKey.of(MODEL, other));
    }

    /** All short lists of texts that look like the names of fields or like lengths. */
    @Test
    void fieldsNeverRunTogether() {
        List<String> texts = List.of("a", "stop a", "extra a", "top_p 0.5", "6:stop a");
        Map<CacheKey, Request> seen = new HashMap<>();
        for (Optional<Constraint> constraint : constraints(texts)) {
            for (List<String> stop : lists(texts, 0, 2)) {
                for (String extra : List.of("", "a", "stop a")) {
                    for (double topP : new double[] {0.5, 1}) {
                        Request request =
                                new Request(MESSAGES, new Sampling(0, topP, 8, 0, stop, extra), 0, constraint);
                        assertThat(seen.put(CacheKey.of(MODEL, request), request))
                                .as("has the key of %s", request)
                                .isNull();
                    }
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(10_000);
    }

    @Test
    void messagesNeverRunTogether() {
        Map<CacheKey, List<String>> seen = new HashMap<>();
        for (List<String> list : lists(List.of("", "a", "aa", "4:USER", "USER", "1:a"), 1, 4)) {
            Request request = new Request(list.stream().map(Message::user).toList(), Sampling.greedy(8), 0);
            assertThat(seen.put(CacheKey.of(MODEL, request), list))
                    .as("has the key of %s", list)
                    .isNull();
        }
    }

    /** Caches that people have must still serve. */
    @Test
    void theKeyOfAPlainRequestStaysAsItWas() {
        Request plain = new Request(MESSAGES, new Sampling(0.5, 8, 1), 2);
        assertThat(CacheKey.of(MODEL, plain).hash())
                .isEqualTo("993c300bbe7a8fa7c288b34809a93dd9ad7979be0bc7fb510eff767442831a97");
    }

    private static Request with(List<Message> messages) {
        return new Request(messages, SAMPLING, 0, SCHEMA);
    }

    private static Request with(Sampling sampling) {
        return new Request(MESSAGES, sampling, 0, SCHEMA);
    }

    private static List<Optional<Constraint>> constraints(List<String> texts) {
        List<Optional<Constraint>> constraints = new ArrayList<>(List.of(Optional.empty(), SCHEMA));
        lists(texts, 2, 3).stream()
                .filter(list -> list.stream().distinct().count() == list.size())
                .forEach(list -> constraints.add(Optional.of(new Constraint.Labels(list))));
        return constraints;
    }

    private static List<List<String>> lists(List<String> texts, int shortest, int longest) {
        List<List<String>> all = new ArrayList<>();
        List<List<String>> level = List.of(List.of());
        for (int length = 0; length <= longest; length++) {
            if (length >= shortest) {
                all.addAll(level);
            }
            level = level.stream()
                    .flatMap(list -> texts.stream().map(text -> Stream.concat(list.stream(), Stream.of(text))
                            .toList()))
                    .toList();
        }
        return all;
    }
}

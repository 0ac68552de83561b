package org.promptrefinery.evaluators.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Common;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Option;
import org.promptrefinery.evaluators.kind.Services;

/** What every evaluator promises, tried on each kind with the example of its own documentation. */
class EvaluatorContractTest {

    private static final int LONG = 1_000_000;
    private static final List<Evaluation> EXAMPLES =
            Catalog.kinds().stream().map(EvaluatorContractTest::example).toList();

    static Stream<Kind> kinds() {
        return Catalog.kinds().stream();
    }

    @Property(tries = 10_000)
    void anyAnswerGetsTheSameVerdictEveryTime(@ForAll("texts") String answer, @ForAll("texts") String expected) {
        Trial trial = new Trial(subject(expected), answer);
        for (Evaluation example : EXAMPLES) {
            Map<String, Verdict> once = example.judge(List.of(trial)).getFirst().byEvaluator();
            assertThat(once).isNotEmpty();
            assertThat(example.judge(List.of(trial)).getFirst().byEvaluator()).isEqualTo(once);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(60),
                Arbitraries.strings()
                        .withChars("aeo0 .,-$%/(){}[]\":\n\u00e9\u0430\u200b\ud83d")
                        .ofMaxLength(60),
                Arbitraries.of("", " ", "Romeo", "42", "-1,234.5", "{\"a\": [1, 2]}", "<b>", "null", "A", "\ud800"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Timeout(60)
    void longAnswersAreJudgedToo(Kind kind) {
        for (String unit : List.of("a", "Romeo ", "(", "[{", "\"\\", "1,", "\u0430\u0301", "a\n", " ")) {
            String answer = unit.repeat(LONG / unit.length());
            assertThat(example(kind).judge(List.of(new Trial(subject("Bob"), answer))))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anAnswerWithoutReferenceIsUnscoredWhereOneIsNeeded(Kind kind) {
        Trial trial = new Trial(new Case("id", Map.of("question", "x"), List.of(), new TreeSet<>(), 1), "Bob");
        Evaluation example = example(kind);
        Verdict verdict = example.judge(List.of(trial))
                .getFirst()
                .byEvaluator()
                .values()
                .iterator()
                .next();
        if (example.needsReference().isPresent()) {
            assertThat(verdict).isInstanceOf(Verdict.Unscored.class);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void describesItself(Kind kind) {
        assertThat(kind.purpose()).endsWith(".");
        assertThat(kind.example()).startsWith(kind.name());
        Set<String> names = kind.options().stream().map(Option::name).collect(Collectors.toSet());
        assertThat(names).hasSameSizeAs(kind.options());
        Set<String> shared = new HashSet<>(names);
        shared.retainAll(Common.OPTIONS.stream().map(Option::name).toList());
        assertThat(shared).isEmpty();
    }

    private static Evaluation example(Kind kind) {
        return Catalog.evaluation(List.of(weighed(parsed(kind), kind)), "example", Services.NONE);
    }

    private static Object parsed(Kind kind) {
        try {
            return new YAMLMapper().readValue(kind.example(), Object.class);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("the example of " + kind.name() + " is no YAML", broken);
        }
    }

    /** A job needs an evaluator with a weight, which gates do not have by themselves. */
    private static Object weighed(Object entry, Kind kind) {
        Map<Object, Object> options = new HashMap<>(Map.of("weight", 1));
        if (entry instanceof Map<?, ?> map) {
            options.putAll((Map<?, ?>) map.get(kind.name()));
        }
        return Map.of(kind.name(), options);
    }

    private static Case subject(String expected) {
        return new Case("id", Map.of("question", "x"), List.of(expected), new TreeSet<>(), 1);
    }
}

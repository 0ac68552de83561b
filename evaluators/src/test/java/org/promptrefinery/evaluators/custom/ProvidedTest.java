package org.promptrefinery.evaluators.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.format.Judged;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;
import org.promptrefinery.evaluators.kind.Services;

class ProvidedTest {

    @Test
    void aProviderOnTheClassPathIsFound() {
        assertThat(Catalog.kinds()).extracting(Kind::name).contains("shouting", "exact");
        assertThat(Judged.score("shouting", "BOB")).isEqualTo(1);
        assertThat(Judged.score("all: {of: [shouting]}", "Bob")).isEqualTo(0);
        assertThatThrownBy(() -> Judged.evaluation("shoutin")).hasMessageContaining("Maybe 'shouting'?");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        Kind mine = kind("exact", options -> given(trials -> List.of()));
        assertThatThrownBy(() -> CustomKinds.with(Catalog.kinds(), List.of(() -> List.of(mine))))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("two evaluators are named 'exact', the second for: Tests.");
        Kind other = kind("other", options -> given(trials -> List.of()));
        assertThatThrownBy(() -> CustomKinds.with(List.of(), List.of(() -> List.of(other), () -> List.of(other))))
                .hasMessageContaining("two evaluators are named 'other'");
    }

    static List<Iterable<EvaluatorProvider>> brokenProviders() {
        return List.of(
                List.of(() -> {
                    throw new IllegalStateException("no licence");
                }),
                List.of(() -> {
                    throw new NoClassDefFoundError("no licence");
                }),
                () -> new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        throw new ServiceConfigurationError("no licence");
                    }

                    @Override
                    public EvaluatorProvider next() {
                        throw new ServiceConfigurationError("no licence");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("brokenProviders")
    void aBrokenProviderIsNamed(Iterable<EvaluatorProvider> providers) {
        assertThatThrownBy(() -> CustomKinds.with(List.of(), providers))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the evaluators on the class path cannot be loaded: ")
                .hasMessageContaining("no licence");
    }

    @Test
    void aNullProvidedIsNamedToo() {
        assertThatThrownBy(() -> CustomKinds.with(List.of(), List.of(() -> null)))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> make(kind("x", options -> null)))
                .isInstanceOf(BadInput.class)
                .hasMessage("job[0].x: the evaluator 'x' cannot be made: NullPointerException: no evaluator");
    }

    @Test
    void whatItThrowsWhenMadeIsBadInput() {
        assertThatThrownBy(() -> make(kind("x", options -> {
                    throw new StackOverflowError();
                })))
                .isInstanceOf(BadInput.class)
                .hasMessage("job[0].x: the evaluator 'x' cannot be made: StackOverflowError");
        assertThatThrownBy(() -> make(kind("x", options -> {
                    throw options.wrong("size", "a number");
                })))
                .hasMessage("job[0].x.size: 'null' must be a number");
    }

    static List<Throwable> thrown() {
        return List.of(
                new IllegalStateException("broken\nline"),
                new StackOverflowError(),
                new NoSuchMethodError("broken line"),
                new AssertionError("broken line"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whatItThrowsLeavesTheAnswerUnscored(Throwable thrown) {
        Evaluator evaluator = make(kind(
                "x",
                options -> given(trials -> {
                    throw ProvidedTest.<RuntimeException>sneaky(thrown);
                })));
        List<Verdict> verdicts = evaluator.judge(List.of(trial("a"), trial("b")));
        assertThat(verdicts).hasSize(2).allSatisfy(verdict -> assertThat(((Verdict.Unscored) verdict).cause())
                .startsWith("the evaluator mine threw " + thrown.getClass().getSimpleName())
                .doesNotContain("\n"));
    }

    @Test
    void oneAnswerThatBreaksItCostsTheOthersNothing() {
        Evaluator evaluator = make(kind(
                "x",
                options -> given(trials -> trials.stream()
                        .map(trial -> {
                            if (trial.answer().equals("bad")) {
                                throw new IllegalArgumentException("bad");
                            }
                            return Verdict.pass("good");
                        })
                        .toList())));
        assertThat(evaluator.judge(List.of(trial("a"), trial("bad"), trial("b"))))
                .containsExactly(
                        Verdict.pass("good"),
                        new Verdict.Unscored("the evaluator mine threw IllegalArgumentException: bad"),
                        Verdict.pass("good"));
    }

    @Test
    void aWrongNumberOfVerdictsScoresNone() {
        Evaluator evaluator = make(kind("x", options -> given(trials -> List.of(Verdict.pass("good")))));
        assertThat(evaluator.judge(List.of(trial("a"), trial("b"))))
                .containsOnly(new Verdict.Unscored("the evaluator mine gave 1 verdicts for 2 answers"))
                .hasSize(2);
        assertThat(make(kind("x", options -> given(trials -> null))).judge(List.of(trial("a"))))
                .containsExactly(new Verdict.Unscored("the evaluator mine gave null instead of verdicts"));
    }

    @Test
    void nullInsteadOfAVerdictIsUnscored() {
        Evaluator evaluator = make(kind("x", options -> given(trials -> Arrays.asList(Verdict.fail("no"), null))));
        assertThat(evaluator.judge(List.of(trial("a"), trial("b"))))
                .containsExactly(
                        Verdict.fail("no"), new Verdict.Unscored("the evaluator mine gave null instead of a verdict"));
    }

    private static Evaluator make(Kind kind) {
        Kind guarded = CustomKinds.with(List.of(), List.of(() -> List.of(kind))).get(kind.name());
        return guarded.make().apply(new Options(Map.of(), "job[0]." + kind.name(), Services.NONE, (entry, where) -> {
            throw new AssertionError();
        }));
    }

    private static Kind kind(String name, Function<Options, Evaluator> make) {
        return Kind.of(name, "Test", "Tests.", name, make);
    }

    private static Evaluator given(Function<List<Trial>, List<Verdict>> judge) {
        return new Evaluator() {
            @Override
            public String name() {
                return "mine";
            }

            @Override
            public String version() {
                return "1";
            }

            @Override
            public boolean deterministic() {
                return true;
            }

            @Override
            public boolean needsReference() {
                return false;
            }

            @Override
            public List<Verdict> judge(List<Trial> trials) {
                return judge.apply(trials);
            }
        };
    }

    private static Trial trial(String answer) {
        return new Trial(new Case("id", Map.of("q", "x"), List.of(), new TreeSet<>(), 1), answer);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}

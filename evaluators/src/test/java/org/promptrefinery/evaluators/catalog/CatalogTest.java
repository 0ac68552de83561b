package org.promptrefinery.evaluators.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.kind.Services;

class CatalogTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            -             | Bob        | Bob      | true
            -             | `  Bob\n`  | Bob      | true
            -             | Bob  Miller| Bob Miller | true
            -             | bob        | Bob      | false
            -             | Bob.       | Bob      | false
            -             | It was Bob | Bob      | false
            case          | BOB        | Bob      | true
            case          | STRASSE    | Strasse  | true
            punctuation   | "Bob."     | Bob      | true
            punctuation   | Bob bob    | Bob      | false
            unicode       | Ｂｏｂ      | Bob      | true
            """)
    void exactMatchForgivesOnlyWhatIsNamed(String normalisation, String answer, String expected, boolean right) {
        Object config = normalisation == null ? "exact" : Map.of("exact", Map.of("normalize", List.of(normalisation)));
        assertThat(judge(List.of(config), answer, expected).solved()).isEqualTo(right);
    }

    @Test
    void anyReferenceWillDo() {
        Case subject = new Case("id", Map.of("q", "x"), List.of("Bob", "Bobby"), new TreeSet<>(), 1);
        Evaluation evaluation = Catalog.evaluation(List.of("exact"), "job", Services.NONE);
        assertThat(evaluation
                        .judge(List.of(new Trial(subject, "Bobby")))
                        .getFirst()
                        .solved())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It was Romeo.           | true
            ROMEO                   | true
            Romeo's love            | true
            Romeo’s love            | true
            the Romeos              | true
            (Romeo)                 | true
            Romeoville              | false
            Aromeo                  | false
            Bob                     | false
            mercutio   montague     | true
            mercutio of montague    | false
            """)
    void forbiddenWordsAreWholeWordsInAnyForm(String answer, boolean broken) {
        List<Object> config =
                List.of("exact", Map.of("forbidden", Map.of("words", List.of("Romeo", "Mercutio Montague"))));
        assertThat(judge(config, answer, answer).gatesHeld()).isEqualTo(!broken);
    }

    @Test
    void aBrokenGateMakesARightAnswerUnsolved() {
        CaseResult result =
                judge(List.of("exact", Map.of("forbidden", Map.of("words", List.of("Romeo")))), "Romeo", "Romeo");
        assertThat(result.score()).isEqualTo(1);
        assertThat(result.gatesHeld()).isFalse();
        assertThat(result.solved()).isFalse();
    }

    @Test
    void theScoreIsTheWeightedMean() {
        List<Object> config = List.of(
                Map.of("exact", Map.of("weight", 3)),
                Map.of("forbidden", Map.of("words", List.of("x"), "gate", false, "weight", 1)));
        assertThat(judge(config, "wrong", "right").score()).isEqualTo(0.25);
    }

    @Test
    void noAnswerIsNoScoreAndNoBrokenGate() {
        Case subject = subject("Bob");
        CaseResult result =
                Catalog.evaluation(List.of("exact"), "job", Services.NONE).unanswered(subject, "time-out");
        assertThat(result.scored()).isFalse();
        assertThat(result.gatesHeld()).isTrue();
        assertThat(new Scorecard(List.of(result, judge(List.of("exact"), "Bob", "Bob")), 1).score())
                .isEqualTo(1);
    }

    @Property
    void everyAnswerGetsAVerdict(@ForAll String answer, @ForAll String expected) {
        List<Object> config = List.of(
                Map.of("exact", Map.of("normalize", List.of("trim", "whitespace", "case", "punctuation", "unicode"))),
                Map.of("forbidden", Map.of("words", List.of("a.*(", "\\Q"))));
        assertThat(judge(config, answer, expected).scored()).isTrue();
    }

    static List<List<Object>> mistakes() {
        return List.of(
                List.of("exct", "Maybe 'exact'?"),
                List.of(Map.of("exact", Map.of("normalise", List.of("case"))), "Maybe 'normalize'?"),
                List.of(Map.of("exact", Map.of("normalize", List.of("cse"))), "Maybe 'case'?"),
                List.of(Map.of("exact", Map.of("weight", -1)), "job[0].exact.weight: '-1'"),
                List.of(Map.of("exact", Map.of("weight", 0)), "no evaluator has a weight"),
                List.of(Map.of("exact", Map.of("gate", "yes")), "must be true or false"),
                List.of(Map.of("forbidden", Map.of()), "must be a list of words"),
                List.of(Map.of("forbidden", Map.of("words", List.of(" "))), "must be a list of words"),
                List.of(Map.of("forbidden", List.of("Romeo")), "the options of an evaluator are a map"),
                List.of(7, "is no evaluator"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatIsWrongInAJob(List<Object> mistake) {
        assertThatThrownBy(() -> Catalog.evaluation(List.of(mistake.getFirst()), "job", Services.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining((String) mistake.getLast());
    }

    @Test
    void scoresCanBeTurnedRoundAndDecided() {
        assertThat(judge(List.of(Map.of("exact", Map.of("negate", true))), "Bob", "Bob")
                        .score())
                .isEqualTo(0);
        assertThat(judge(List.of(Map.of("exact", Map.of("negate", true))), "Rob", "Bob")
                        .score())
                .isEqualTo(1);
        assertThat(judge(List.of(Map.of("exact", Map.of("threshold", 0.5))), "Rob", "Bob")
                        .score())
                .isEqualTo(0);
    }

    @Test
    void whatIsOnlyReportedDecidesNothing() {
        List<Object> config = List.of("exact", Map.of("forbidden", Map.of("words", List.of("Bob"), "report", true)));
        CaseResult result = judge(config, "Bob", "Bob");
        assertThat(result.solved()).isTrue();
        assertThat(result.byEvaluator()).hasSize(2);
    }

    @Test
    void saysWhoNeedsAReference() {
        assertThat(Catalog.evaluation(List.of("exact"), "job", Services.NONE).needsReference())
                .contains("exact(trim,whitespace)");
        assertThat(Catalog.evaluation(
                                List.of(Map.of("forbidden", Map.of("words", List.of("x"), "weight", 1))),
                                "job",
                                Services.NONE)
                        .needsReference())
                .isEmpty();
    }

    @Test
    void refusesTheSameEvaluatorTwice() {
        assertThatThrownBy(() -> Catalog.evaluation(List.of("exact", "exact"), "job", Services.NONE))
                .hasMessageContaining("twice");
    }

    private static CaseResult judge(List<Object> config, String answer, String expected) {
        return Catalog.evaluation(config, "job", Services.NONE)
                .judge(List.of(new Trial(subject(expected), answer)))
                .getFirst();
    }

    private static Case subject(String expected) {
        return new Case("id", Map.of("q", "x"), List.of(expected), new TreeSet<>(), 1);
    }
}

package org.promptrefinery.search.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;

class ErrorAnalysisTest {

    private final List<Trial> trials = new ArrayList<>();
    private Evaluation evaluation = Catalog.evaluation(List.of("exact"), "test", Services.NONE);

    @Test
    void seesTheWordBehindSentences() {
        answer("Whom did Juliet love?", "Bob", "It was Romeo whom Juliet loved.");
        answer("Whom did Hamlet trust?", "Bob", "Hamlet trusted Romeo.");
        answer("Whom did Romeo fear?", "Alice", "Juliet was the one Romeo feared.");
        answer("Who did Lear love?", "Alice", "The answer is Juliet.");
        answer("Who did Iago love?", "Emilia", "It was Emilia whom Iago loved.");
        assertThat(rules())
                .contains(Rule.of(Kind.SUBSTITUTE, "Romeo", "Bob"), Rule.of(Kind.SUBSTITUTE, "Juliet", "Alice"))
                .doesNotContain(Rule.of(Kind.SUBSTITUTE, "Romeo", "Alice"))
                .noneMatch(rule -> rule.arguments().contains("Emilia"));
    }

    @Test
    void findsLabelsForWordsThatTheInputsDoNotSay() {
        answer("I was charged twice", "B1", "This ticket is about billing.");
        answer("my card was charged too much", "B1", "billing");
        answer("the parcel is late", "D2", "This ticket is about delivery.");
        answer("where is my parcel", "D2", "delivery");
        assertThat(rules())
                .contains(Rule.of(Kind.SUBSTITUTE, "billing", "B1"), Rule.of(Kind.SUBSTITUTE, "delivery", "D2"));
    }

    @Test
    void prefersAWholeShortAnswerToItsWords() {
        answer("a", "X", "late parcel");
        answer("b", "X", "late parcel");
        assertThat(rules()).contains(Rule.of(Kind.SUBSTITUTE, "late parcel", "X"));
    }

    @Test
    void aSingleMistakeIsNoPattern() {
        answer("Whom?", "Bob", "Romeo");
        answer("Who?", "Alice", "Alice");
        assertThat(rules()).noneMatch(rule -> rule.kind() == Kind.SUBSTITUTE);
    }

    @Test
    void findsWordsThatBreakAGateAndNoInnocentOnes() {
        evaluation = Catalog.evaluation(
                List.of("exact", Map.of("forbidden", Map.of("words", List.of("Romeo", "Juliet")))),
                "test",
                Services.NONE);
        answer("a", "x", "It was Romeo whom she loved.");
        answer("b", "x", "It was Juliet whom he loved.");
        answer("c", "x", "It was Romeo whom all loved.");
        answer("d", "x", "It was Iago whom she loved.");
        answer("e", "x", "It was Lear whom he and all loved.");
        assertThat(rules().stream().filter(rule -> rule.kind() == Kind.FORBID))
                .containsExactly(Rule.of(Kind.FORBID, "Romeo"), Rule.of(Kind.FORBID, "Juliet"));
    }

    @Test
    void asksForTheBareAnswerWhereItIsBuried() {
        answer("a", "Emilia", "It was Emilia whom Iago loved.");
        answer("b", "Lear", "The answer is Lear.");
        assertThat(rules()).contains(Rule.of(Kind.BARE), Rule.of(Kind.ONE_WORD));
    }

    @Test
    void doesNotAskForOneWordWhenAnswersHaveMore() {
        answer("a", "New York", "It was New York of course.");
        assertThat(rules()).contains(Rule.of(Kind.BARE)).doesNotContain(Rule.of(Kind.ONE_WORD));
    }

    @Test
    void seesWrongLetterCase() {
        answer("a", "BOB", "Bob");
        answer("b", "ALICE", "Alice");
        assertThat(rules()).contains(Rule.of(Kind.CAPITALS)).doesNotContain(Rule.of(Kind.SMALL_LETTERS));
    }

    @Test
    void seesMissingBrackets() {
        answer("a", "[Bob]", "Bob");
        answer("b", "[Alice]", "Alice");
        assertThat(rules()).contains(Rule.of(Kind.WRAP, "square brackets"));
    }

    @Test
    void seesMissingJson() {
        answer("a", "{\"answer\": \"Bob\"}", "Bob");
        answer("b", "{\"answer\": \"Alice\"}", "{\"answer\":");
        assertThat(rules()).contains(Rule.of(Kind.JSON, "{\"answer\": ...}"));
    }

    @Test
    void seesAnswersOutsideTheLabels() {
        for (String label : List.of("yes", "no")) {
            for (int i = 0; i < 4; i++) {
                answer(label + i, label, i == 0 ? "maybe" : label);
            }
        }
        assertThat(rules()).contains(Rule.of(Kind.ONE_OF, "no, yes"));
    }

    @Test
    void mostExplanatoryFirst() {
        for (int i = 0; i < 3; i++) {
            answer("r" + i, "Bob", "Romeo");
            answer("j" + i, "Alice", i == 0 ? "Alice" : "Juliet");
        }
        List<ErrorPattern> patterns = patterns();
        assertThat(rules().stream().filter(rule -> rule.kind() == Kind.SUBSTITUTE))
                .containsExactly(Rule.of(Kind.SUBSTITUTE, "Romeo", "Bob"), Rule.of(Kind.SUBSTITUTE, "Juliet", "Alice"));
        assertThat(patterns).extracting(ErrorPattern::explained).isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void dataNeverBecomesATemplate() {
        answer("a", "{{question}}", "Romeo");
        answer("b", "{{question}}", "Romeo");
        assertThat(rules()).noneMatch(rule -> rule.arguments().contains("{{question}}"));
    }

    private void answer(String question, String expected, String said) {
        String id = "case" + trials.size();
        trials.add(new Trial(new Case(id, Map.of("question", question), List.of(expected), new TreeSet<>(), 1), said));
    }

    private List<ErrorPattern> patterns() {
        List<CaseResult> results = evaluation.judge(trials);
        return ErrorAnalysis.of(results);
    }

    private List<Rule> rules() {
        return patterns().stream().map(ErrorPattern::rule).toList();
    }
}

package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.metering.StopRequested;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Section;

class SectionTrialsTest {

    private static final Section IDLE = new Section(Role.INSTRUCTION, "Be so kind as to answer.");
    private static final Section CARRYING = new Section(Role.RULE, "Use one word.");
    private static final Section FROZEN = new Section(Role.CONTEXT, "Never give advice.", true);
    private static final List<Case> CASES = IntStream.range(0, 40)
            .mapToObj(i -> new Case("c" + i, Map.of("q", "?"), List.of("yes"), new TreeSet<>(), 1))
            .toList();

    /** Scores by whether a prompt says the rule. */
    private static final class RuleScorer implements Scorer {

        final List<Assignment> asked = new ArrayList<>();

        @Override
        public List<Scorecard> score(List<Assignment> assignments) {
            asked.addAll(assignments);
            return assignments.stream()
                    .map(assignment -> card(assignment.chain(), assignment.cases()))
                    .toList();
        }

        @Override
        public int promptTokens(Prompt prompt) {
            return 1;
        }
    }

    private final RuleScorer scorer = new RuleScorer();

    @Test
    void tellsTheSectionThatCarriesTheScoreFromTheOneThatDoesNothing() {
        Ablation ablation = trials(chain(IDLE, CARRYING, FROZEN), 32).run(scorer, 1);
        assertThat(ablation.skipped()).isEmpty();
        assertThat(ablation.sections()).extracting(Ablation.Section::index).containsExactly(0, 1);
        Ablation.Section idle = ablation.sections().getFirst();
        Ablation.Section carrying = ablation.sections().getLast();
        assertThat(idle.gain().difference()).isZero();
        assertThat(idle.gain().low()).isNegative();
        assertThat(idle.gain().high()).isPositive();
        assertThat(carrying.text()).isEqualTo("Use one word.");
        assertThat(carrying.gain().difference()).isEqualTo(1);
        assertThat(carrying.gain().low()).isPositive();
        assertThat(carrying.cases()).isEqualTo(32);
        assertThat(scorer.asked).allSatisfy(assignment -> assertThat(
                        assignment.chain().prompt(0).sections())
                .hasSize(2)
                .contains(FROZEN));
    }

    @Test
    void asksTheFirstCasesThatTheWinnerHasAScoreFor() {
        Chain chain = chain(IDLE, CARRYING);
        List<CaseResult> results =
                new ArrayList<>(card(chain, CASES.subList(0, 10)).results());
        CaseResult unscored = results.getFirst();
        results.set(0, new CaseResult(unscored.subject(), "", new Verdict.Unscored("refused"), true, Map.of()));
        Case again = new Case("c1#2", Map.of("q", "?"), List.of("yes"), new TreeSet<>(), 1);
        results.add(1, card(chain, List.of(again)).results().getFirst());
        SectionTrials trials = SectionTrials.of(member(chain, new Scorecard(results, 1)), CASES, 3);
        assertThat(trials.cases()).extracting(Case::id).containsExactly("c1", "c2", "c3");
    }

    @Test
    void aSectionThatIsAloneInItsPromptStays() {
        Prompt alone = new Prompt(List.of(CARRYING), "{{q}}");
        assertThat(trials(Chain.of(alone), 32).isEmpty()).isTrue();
        Chain chain = new Chain(List.of(
                new Chain.Step("first", alone),
                new Chain.Step("last", new Prompt(List.of(IDLE, CARRYING), "{{first}}"))));
        assertThat(trials(chain, 32).places())
                .containsExactly(new SectionTrials.Place(1, 0), new SectionTrials.Place(1, 1));
    }

    @Test
    void ofVeryManySectionsTheLongestAreTriedInTheirOrder() {
        Section[] sections = IntStream.range(0, 40)
                .mapToObj(i -> new Section(Role.RULE, "x".repeat(i + 1)))
                .toArray(Section[]::new);
        assertThat(trials(chain(sections), 32).places())
                .extracting(SectionTrials.Place::index)
                .containsExactlyElementsOf(IntStream.range(8, 40).boxed().toList());
    }

    @Test
    void whatCannotBeAskedIsSkippedAndSaid() {
        assertThat(skipped(new BudgetExhausted("the budget of 9 completions is spent")))
                .isEqualTo("the budget of 9 completions is spent");
        assertThat(skipped(new ModelUnavailable("the key has expired"))).isEqualTo("the key has expired");
        assertThat(skipped(new StopRequested())).isEqualTo("interrupted");
    }

    private static String skipped(RuntimeException failure) {
        Scorer failing = new Scorer() {
            @Override
            public List<Scorecard> score(List<Assignment> assignments) {
                throw failure;
            }

            @Override
            public int promptTokens(Prompt prompt) {
                return 1;
            }
        };
        Ablation ablation = trials(chain(IDLE, CARRYING), 32).run(failing, 1);
        assertThat(ablation.sections()).isEmpty();
        return ablation.skipped().orElseThrow();
    }

    private static SectionTrials trials(Chain chain, int most) {
        return SectionTrials.of(member(chain, card(chain, CASES)), CASES, most);
    }

    private static Member member(Chain chain, Scorecard dev) {
        return new Member(Candidate.seed(chain), new Scorecard(List.of(), 1), dev);
    }

    private static Chain chain(Section... sections) {
        return Chain.of(new Prompt(List.of(sections), "{{q}}"));
    }

    private static Scorecard card(Chain chain, List<Case> cases) {
        Predicate<Section> rule = section -> section.text().contains("one word");
        double score = chain.steps().getLast().prompt().sections().stream().anyMatch(rule) ? 1 : 0;
        return new Scorecard(
                cases.stream()
                        .map(subject -> new CaseResult(subject, "yes", new Verdict.Scored(score, "so"), true, Map.of()))
                        .toList(),
                1);
    }
}

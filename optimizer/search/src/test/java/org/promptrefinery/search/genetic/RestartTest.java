package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Size;
import org.promptrefinery.search.Theatre;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;

/** A seed prompt with a line that spoils all, and operators that never take a line away. */
class RestartTest {

    private static final String POISON = "Speak in riddles.";
    private static final Chain SEED =
            Chain.of(new Prompt(List.of(new Section(Role.INSTRUCTION, POISON)), "{{question}}"));

    @Test
    void aDefectiveSeedPromptDoesNotTrapTheSearch() {
        assertThat(run(0).best().dev().score()).isZero();
        Generation last = run(1);
        assertThat(last.best().dev().score()).isEqualTo(1);
        assertThat(last.best().candidate().prompt().system()).doesNotContain(POISON);
        assertThat(last.memory().restarts()).hasSize(1);
    }

    private static Generation run(int restarts) {
        SearchSettings settings = SearchSettings.defaults(1).with(new Size(6, 8, 40, 12, 3, restarts));
        Search search = EvolutionarySearch.of(
                settings,
                Theatre.cases("train", 40),
                Theatre.cases("dev", 40),
                new Poisonable(new Theatre("exact")),
                onlyAdding());
        Generation current = search.start(SEED);
        while (search.finished(current).isEmpty()) {
            current = search.next(current);
        }
        return current;
    }

    private static List<Proposer> onlyAdding() {
        List<Proposer> operators = new ArrayList<>(Proposer.modelFree().stream()
                .filter(operator -> operator.name().startsWith("fix-"))
                .toList());
        operators.add(new Proposer() {
            @Override
            public String name() {
                return "plead";
            }

            @Override
            public List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random) {
                return batch.stream().map(parents -> plea(parents, random)).toList();
            }

            private static Optional<Proposal> plea(Parents parents, RandomGenerator random) {
                List<Section> sections =
                        new ArrayList<>(parents.chain().prompt(parents.step()).sections());
                sections.add(new Section(Role.RULE, "Please, number " + random.nextInt(1_000_000)));
                return Optional.of(
                        parents.child(parents.chain().prompt(parents.step()).with(sections), "it may help"));
            }
        });
        return operators;
    }

    /** Answers nothing but riddles when told so. */
    private record Poisonable(Theatre theatre) implements Scorer {

        @Override
        public List<Scorecard> score(List<Assignment> assignments) {
            return assignments.stream()
                    .map(assignment -> poisoned(assignment)
                            ? riddles(assignment)
                            : theatre.score(List.of(assignment)).getFirst())
                    .toList();
        }

        private static boolean poisoned(Assignment assignment) {
            return assignment.chain().prompt(0).system().contains(POISON);
        }

        private Scorecard riddles(Assignment assignment) {
            return new Scorecard(
                    assignment.cases().stream().map(Poisonable::riddle).toList(), promptTokens(assignment.chain()));
        }

        private static CaseResult riddle(Case subject) {
            return new CaseResult(subject, "What has roots as nobody sees?", Verdict.fail("a riddle"), true, Map.of());
        }

        @Override
        public int promptTokens(Prompt prompt) {
            return theatre.promptTokens(prompt);
        }
    }
}

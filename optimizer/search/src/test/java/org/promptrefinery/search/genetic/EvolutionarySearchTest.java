package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Limits;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Size;
import org.promptrefinery.search.Theatre;
import org.promptrefinery.search.operators.Proposer;

class EvolutionarySearchTest {

    private static final List<Case> TRAIN = Theatre.cases("train", 40);
    private static final List<Case> DEV = Theatre.cases("dev", 48);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsRulesFormatAndShortWords(long seed) {
        Theatre theatre = Theatre.strict();
        Generation first = search(theatre, seed).start(Chain.of(Theatre.SEED));
        Generation last = run(search(theatre, seed));

        assertThat(first.best().dev().score()).isZero();
        assertThat(last.best().dev().score()).isEqualTo(1);
        assertThat(last.best().dev().gatesHeld()).isTrue();
        assertThat(last.best().candidate().prompt().sections()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void spendsFarLessThanAllChildrenOnAllCases() {
        Theatre theatre = Theatre.strict();
        Generation last = run(search(theatre, 1));
        int everything = last.number() * SearchSettings.defaults(1).size().children() * (TRAIN.size() + DEV.size());
        assertThat(theatre.rollouts()).isLessThan(everything / 2);
    }

    @Test
    void theSameSeedTakesTheSameSteps() {
        assertThat(history(7)).isEqualTo(history(7));
        assertThat(history(7)).isNotEqualTo(history(8));
    }

    @Test
    void neverAsksAPromptTwiceTheSameCase() {
        List<String> asked = new ArrayList<>();
        Theatre theatre = Theatre.strict();
        Scorer noting = new Scorer() {
            @Override
            public List<Scorecard> score(List<Assignment> assignments) {
                assignments.forEach(assignment -> assignment
                        .cases()
                        .forEach(subject -> asked.add(assignment.chain().id() + " " + subject.id())));
                return theatre.score(assignments);
            }

            @Override
            public int promptTokens(Prompt prompt) {
                return theatre.promptTokens(prompt);
            }
        };
        run(EvolutionarySearch.of(SearchSettings.defaults(3), TRAIN, DEV, noting, Proposer.modelFree()));
        assertThat(asked).doesNotHaveDuplicates();
    }

    @Test
    void keepsFrozenSectionsAndVariables() {
        Section law = new Section(Role.INSTRUCTION, "By law, be truthful about {{question}}.", true);
        Prompt seed = new Prompt(List.of(law, new Section(Role.INSTRUCTION, "Answer.")), "{{question}}");
        Search search = search(Theatre.strict(), 2);
        Generation current = search.start(Chain.of(seed));
        for (int i = 0; i < 4; i++) {
            current = search.next(current);
            assertThat(current.children())
                    .allSatisfy(child ->
                            assertThat(child.candidate().prompt().sections()).contains(law));
        }
    }

    @Test
    void aPromptThatBreaksAGateNeverBeatsOneThatHolds() {
        Theatre noNames = new Theatre("exact", Map.of("forbidden", Map.of("words", List.of("Bob", "Alice", "Frank"))));
        Generation last = run(search(noNames, 1));
        assertThat(last.best().dev().gatesBroken()).isZero();
        assertThat(last.best().candidate().prompt().system()).doesNotContainPattern("Use Bob|say Bob|-> Bob");
    }

    @Test
    void staysWithinThePromptLimit() {
        SearchSettings tight =
                SearchSettings.defaults(1).with(new Size(6, 12, 5, 12, 3, 0)).with(new Limits(9, 0.1, List.of()));
        Generation last = run(EvolutionarySearch.of(tight, TRAIN, DEV, Theatre.strict(), Proposer.modelFree()));
        assertThat(last.population())
                .allSatisfy(member -> assertThat(member.dev().promptTokens()).isLessThanOrEqualTo(9));
    }

    @Test
    void aSpentBudgetComesOutAsItIs() {
        Theatre theatre = Theatre.strict();
        Scorer poor = new Scorer() {
            @Override
            public List<Scorecard> score(List<Assignment> assignments) {
                if (theatre.rollouts() > 100) {
                    throw new BudgetExhausted("spent");
                }
                return theatre.score(assignments);
            }

            @Override
            public int promptTokens(Prompt prompt) {
                return theatre.promptTokens(prompt);
            }
        };
        Search search = EvolutionarySearch.of(SearchSettings.defaults(1), TRAIN, DEV, poor, Proposer.modelFree());
        Generation first = search.start(Chain.of(Theatre.SEED));
        assertThatThrownBy(() -> search.next(search.next(search.next(first)))).isInstanceOf(BudgetExhausted.class);
    }

    private static Search search(Theatre theatre, long seed) {
        return EvolutionarySearch.of(SearchSettings.defaults(seed), TRAIN, DEV, theatre, Proposer.modelFree());
    }

    private static Generation run(Search search) {
        Generation current = search.start(Chain.of(Theatre.SEED));
        while (search.finished(current).isEmpty()) {
            current = search.next(current);
        }
        return current;
    }

    private static List<Generation> history(long seed) {
        Search search = search(Theatre.strict(), seed);
        List<Generation> history = new ArrayList<>(List.of(search.start(Chain.of(Theatre.SEED))));
        while (search.finished(history.getLast()).isEmpty()) {
            history.add(search.next(history.getLast()));
        }
        return history;
    }
}

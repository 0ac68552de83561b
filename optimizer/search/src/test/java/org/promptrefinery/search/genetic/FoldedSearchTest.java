package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Goal;
import org.promptrefinery.search.Limits;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Size;
import org.promptrefinery.search.Theatre;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;

/** A search in which each case is train in one generation out of three and dev in the two others. */
class FoldedSearchTest {

    private static final int FOLDS = 3;
    private static final List<Case> TRAIN = Theatre.cases("train", 8);
    private static final List<Case> DEV = Theatre.cases("dev", 22);
    private static final Set<String> ALL =
            Stream.of(TRAIN, DEV).flatMap(List::stream).map(Case::id).collect(Collectors.toSet());

    /** Ids of the cases whose answers operators were shown since this was cleared. */
    private final Set<String> shown = new TreeSet<>();

    private final Theatre theatre = Theatre.strict();

    /** An operator that lets the test see what it is shown as train. */
    private final class Watched implements Proposer {

        private final Proposer operator;

        Watched(Proposer operator) {
            this.operator = operator;
        }

        @Override
        public String name() {
            return operator.name();
        }

        @Override
        public boolean informed() {
            return operator.informed();
        }

        @Override
        public List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random) {
            for (Parents parents : batch) {
                shown.addAll(ids(parents.first().train()));
                shown.addAll(ids(parents.second().train()));
                parents.population().forEach(member -> shown.addAll(ids(member.train())));
            }
            return operator.propose(batch, random);
        }
    }

    private static List<String> ids(Scorecard card) {
        return card.results().stream().map(result -> result.subject().id()).toList();
    }

    @Test
    void noOperatorReadsACaseInTheGenerationInWhichItSelectsAndEachCaseServesAsBoth() {
        List<Set<String>> read = new ArrayList<>();
        Set<String> selected = new HashSet<>();
        Search search = search();
        Generation current = search.start(Chain.of(Theatre.SEED));
        for (int i = 0; i < 2 * FOLDS && search.finished(current).isEmpty(); i++) {
            shown.clear();
            current = search.next(current);
            assertThat(shown).isNotEmpty();
            for (Member member : current.population()) {
                assertThat(ids(member.dev())).isNotEmpty().doesNotContainAnyElementsOf(shown);
                selected.addAll(ids(member.dev()));
            }
            read.add(Set.copyOf(shown));
        }
        assertThat(read).hasSizeGreaterThanOrEqualTo(FOLDS);
        for (int i = 0; i + 1 < read.size(); i++) {
            assertThat(read.get(i)).doesNotContainAnyElementsOf(read.get(i + 1));
        }
        assertThat(read.stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .isSubsetOf(ALL)
                .anyMatch(id -> id.startsWith("train"))
                .anyMatch(id -> id.startsWith("dev"));
        assertThat(selected).containsAnyElementsOf(ids(TRAIN)).containsAnyElementsOf(ids(DEV));
        assertThat(read.stream().flatMap(Set::stream).filter(selected::contains))
                .isNotEmpty();
    }

    private static List<String> ids(List<Case> cases) {
        return cases.stream().map(Case::id).toList();
    }

    @Test
    void theWinnerIsMeasuredOnAllCasesThatWereDevInTheLastGeneration() {
        Search search = search();
        Generation current = search.start(Chain.of(Theatre.SEED));
        while (search.finished(current).isEmpty()) {
            shown.clear();
            current = search.next(current);
        }
        Member winner = search.conclude(current).winner();
        assertThat(winner.dev().score()).isEqualTo(1);
        assertThat(winner.dev().results()).hasSize(ALL.size() - ALL.size() / FOLDS);
        assertThat(ids(winner.dev())).doesNotContainAnyElementsOf(shown).doesNotHaveDuplicates();
        assertThat(theatre.asked()).isEqualTo(ALL);
    }

    private Search search() {
        SearchSettings settings = new SearchSettings(
                new Size(6, 12, 30, 8, 4, 0), new Limits(600, 0.1, List.of()), Goal.SCORE, 1, FOLDS, 0, 5);
        return EvolutionarySearch.of(
                settings,
                TRAIN,
                DEV,
                theatre,
                Proposer.modelFree().stream().<Proposer>map(Watched::new).toList());
    }
}

package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Theatre;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;

/** The search finds on its own which technique a job needs. */
class SuppliedSearchTest {

    private static final List<Case> TRAIN = Library.cases("train", 40);
    private static final List<Case> DEV = Library.cases("dev", 48);
    private static final List<Proposer> OPERATORS = Stream.concat(
                    Proposer.modelFree().stream(), Proposer.supplied(new Offer(true, true)).stream())
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsThatFactsAreNeeded(long seed) {
        Generation last = run(new Library(Library.Need.FACTS, false), seed);
        assertThat(last.best().dev().score()).isEqualTo(1);
        assertThat(wishes(last)).contains(Passages.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsThatFactsAndARuleAreNeededTogether(long seed) {
        Generation last = run(new Library(Library.Need.FACTS, true), seed);
        assertThat(last.best().dev().score()).isEqualTo(1);
        assertThat(wishes(last)).contains(Passages.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsThatNearestExamplesAreNeeded(long seed) {
        Generation last = run(new Library(Library.Need.EXAMPLES, true), seed);
        assertThat(last.best().dev().score()).isEqualTo(1);
        assertThat(wishes(last)).contains(NearestExamples.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void looksNothingUpWhereARuleIsAllItTakes(long seed) {
        Generation last = run(new Library(Library.Need.NOTHING, true), seed);
        assertThat(last.best().dev().score()).isEqualTo(1);
        assertThat(wishes(last)).isEmpty();
    }

    private static Set<Class<?>> wishes(Generation last) {
        return Supply.of(last.best().candidate().prompt()).stream()
                .map(Object::getClass)
                .collect(Collectors.toSet());
    }

    private static Generation run(Library library, long seed) {
        Search search = EvolutionarySearch.of(SearchSettings.defaults(seed), TRAIN, DEV, library, OPERATORS);
        Generation current = search.start(Chain.of(Theatre.SEED));
        while (search.finished(current).isEmpty()) {
            current = search.next(current);
        }
        return current;
    }
}

package org.promptrefinery.study.supply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Gist;
import org.promptrefinery.retrieval.Neighbours;
import org.promptrefinery.search.supply.NearestExamples;

/**
 * Looks up worked examples. The nearest one is shown last, next to what is asked. Neither the case itself is shown nor
 * one that asks the same.
 */
final class ExampleLookUp implements AutoCloseable {

    private final List<WorkedExample> pool;
    private final Neighbours neighbours;
    private final Map<String, Integer> places = new HashMap<>();

    /** @param neighbours finds places in the pool by its questions */
    ExampleLookUp(List<WorkedExample> pool, Neighbours neighbours) {
        this.pool = pool;
        this.neighbours = neighbours;
        for (int i = 0; i < pool.size(); i++) {
            places.put(pool.get(i).gist(), i);
        }
    }

    String text(NearestExamples wish, Case subject, String question) {
        boolean varied = wish.choice() == NearestExamples.Choice.VARIED;
        List<Integer> found =
                new ArrayList<>(neighbours.nearest(question, wish.count(), varied, allowed(subject, question)));
        Collections.reverse(found);
        return found.stream().map(place -> pool.get(place).text(wish.layout())).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        neighbours.close();
    }

    private IntPredicate allowed(Case subject, String question) {
        int same = places.getOrDefault(Gist.of(question), -1);
        return place -> place != same && !pool.get(place).id().equals(subject.id());
    }
}

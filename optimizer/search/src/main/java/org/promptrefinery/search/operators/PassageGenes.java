package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.patterns.Symptoms;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Passages.Layout;
import org.promptrefinery.search.supply.Passages.Query;
import org.promptrefinery.search.supply.Supply;

/** Passages of the job's documents in a prompt (retrieval-augmented generation; Lewis et al. 2020). */
final class PassageGenes implements Genes {

    private static final Ladder COUNTS = new Ladder(List.of(1, 2, 3, 5, 8, 12), List.of(1, 3, 5));
    private static final Ladder WORDS = new Ladder(List.of(10, 20, 40, 80, 160, 320), List.of(20, 40, 80));

    @Override
    public Role role() {
        return Role.CONTEXT;
    }

    @Override
    public String sort() {
        return "passages";
    }

    @Override
    public boolean fitsEarlierPrompts() {
        return true;
    }

    /** Wrong answers that look as if something were not known. */
    @Override
    public Set<String> aim(Parents parents) {
        return Symptoms.unexplained(parents.patterns(), parents.first().train().results());
    }

    @Override
    public List<String> intros() {
        return List.of(
                "Facts:\n%s",
                "Use these facts:\n%s",
                "Context:\n%s",
                "Answer from these passages only:\n%s",
                "Here is what you should know:\n%s",
                "%s");
    }

    @Override
    public Supply draw(RandomGenerator random) {
        Query query = random.nextBoolean() ? Query.INPUTS : Edit.pick(List.of(Query.values()), random);
        return new Passages(
                COUNTS.draw(random), WORDS.draw(random), query, Edit.pick(List.of(Layout.values()), random));
    }

    @Override
    public List<List<Supply>> variants(Supply wish) {
        return wish instanceof Passages(int count, int words, Query query, Layout layout)
                ? List.of(
                        COUNTS.besides(count).stream()
                                .<Supply>map(other -> new Passages(other, words, query, layout))
                                .toList(),
                        WORDS.besides(words).stream()
                                .<Supply>map(other -> new Passages(count, other, query, layout))
                                .toList(),
                        Genes.others(Query.values(), query, other -> new Passages(count, words, other, layout)),
                        Genes.others(Layout.values(), layout, other -> new Passages(count, words, query, other)))
                : List.of();
    }
}

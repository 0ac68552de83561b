package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.NearestExamples.Choice;
import org.promptrefinery.search.supply.NearestExamples.Layout;
import org.promptrefinery.search.supply.Supply;

/**
 * Worked examples that are chosen for each case in a prompt (Liu et al. 2022, What makes good in-context examples for
 * GPT-3?).
 */
final class ExampleGenes implements Genes {

    private static final Ladder COUNTS = new Ladder(List.of(1, 2, 3, 5, 8, 12, 16), List.of(2, 3, 5));

    @Override
    public Role role() {
        return Role.EXAMPLE;
    }

    @Override
    public String sort() {
        return "examples";
    }

    /** What is right is known of whole answers only. */
    @Override
    public boolean fitsEarlierPrompts() {
        return false;
    }

    @Override
    public Set<String> aim(Parents parents) {
        return Set.of();
    }

    @Override
    public List<String> intros() {
        return List.of("%s", "Examples:\n%s", "Answer as in these examples:\n%s");
    }

    @Override
    public Supply draw(RandomGenerator random) {
        Layout layout = random.nextBoolean() ? Layout.QUESTION : Edit.pick(List.of(Layout.values()), random);
        return new NearestExamples(COUNTS.draw(random), Edit.pick(List.of(Choice.values()), random), layout);
    }

    @Override
    public List<List<Supply>> variants(Supply wish) {
        return wish instanceof NearestExamples(int count, Choice choice, Layout layout)
                ? List.of(
                        COUNTS.besides(count).stream()
                                .<Supply>map(other -> new NearestExamples(other, choice, layout))
                                .toList(),
                        Genes.others(Choice.values(), choice, other -> new NearestExamples(count, other, layout)),
                        Genes.others(Layout.values(), layout, other -> new NearestExamples(count, choice, other)))
                : List.of();
    }
}

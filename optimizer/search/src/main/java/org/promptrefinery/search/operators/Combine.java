package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.patterns.Kind;
import org.promptrefinery.search.patterns.Rule;

/**
 * Puts several techniques into a prompt at once, since a case that needs two of them is no better for either alone:
 * things to look up, a set of worked examples, and the rules that errors call for.
 */
final class Combine extends Edit {

    private static final int LEAST = 2;

    private final List<Genes> lookUps;

    /** @param lookUps what the job can look up, at least one */
    Combine(List<Genes> lookUps) {
        super("combine");
        this.lookUps = List.copyOf(lookUps);
    }

    @Override
    public boolean informed() {
        return true;
    }

    private enum Sort {
        RULES,
        LOOK_UP,
        EXAMPLES
    }

    private record Part(Sort sort, String name, UnaryOperator<Prompt> put) {}

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        List<Part> parts = new ArrayList<>();
        lookUps.stream()
                .filter(genes -> GiveLookUp.isOpen(genes, parents))
                .forEach(genes -> parts.add(
                        new Part(Sort.LOOK_UP, genes.sort(), prompt -> GiveLookUp.given(genes, prompt, random))));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        addOthers(parts, parents, random);
        return parts.size() < LEAST ? Optional.empty() : Optional.of(child(parts, parents, random));
    }

    private static void addOthers(List<Part> parts, Parents parents, RandomGenerator random) {
        Map<Kind, List<Rule>> rules = FixAllPatterns.drawn(parents, random);
        if (!rules.isEmpty()) {
            parts.add(new Part(Sort.RULES, "rules", prompt -> FixAllPatterns.putAll(parents, prompt, rules, random)));
        }
        if (Demonstrations.in(parents.prompt()).isEmpty()) {
            Optional<List<Section>> set = DemonstrateSet.set(parents, random);
            set.ifPresent(shown -> parts.add(
                    new Part(Sort.EXAMPLES, "worked examples", prompt -> Demonstrations.with(prompt, shown))));
        }
    }

    /** Two of the parts, now and then three. */
    private static Proposal child(List<Part> parts, Parents parents, RandomGenerator random) {
        List<Part> drawn = ordered(parts, random);
        int count = drawn.size() > LEAST && random.nextInt(3) == 0 ? LEAST + 1 : LEAST;
        Prompt child = parents.prompt();
        List<String> names = new ArrayList<>();
        for (Part part : drawn.subList(0, count)) {
            child = part.put().apply(child);
            names.add(part.name());
        }
        return parents.child(child, String.join(" and ", names) + " together");
    }

    /** Every other time first the rules that errors call for, and then something to look up. */
    private static List<Part> ordered(List<Part> parts, RandomGenerator random) {
        List<Part> ordered = new ArrayList<>(parts);
        Collections.shuffle(ordered, Random.from(random));
        if (random.nextBoolean()) {
            ordered.sort(Comparator.comparing(Part::sort));
        }
        return ordered;
    }
}

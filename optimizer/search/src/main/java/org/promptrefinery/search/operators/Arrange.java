package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.patterns.Rule;

/**
 * Puts sections where they weigh most, since models use best what they read first or last (Liu et al. 2024, Lost in the
 * Middle): sorted by role with examples last, one section first, last or anywhere else, or the rule last that most
 * answers still break. Frozen sections keep their order.
 */
final class Arrange extends Edit {

    Arrange() {
        super("arrange");
    }

    private record Order(Prompt prompt, String why) {}

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Prompt prompt = parents.prompt();
        List<Integer> free = Sections.free(prompt);
        if (free.isEmpty()) {
            return Optional.empty();
        }
        List<Order> orders = Stream.of(
                        Optional.of(tidy(prompt, free)),
                        neediest(parents, free).map(index -> last(prompt, index, "still broken, so last: ")),
                        Optional.of(moved(prompt, pick(free, random), 0, "first: ")),
                        Optional.of(last(prompt, pick(free, random), "last: ")),
                        Optional.of(elsewhere(prompt, pick(free, random), random)))
                .flatMap(Optional::stream)
                .filter(order -> !order.prompt().equals(prompt))
                .toList();
        if (orders.isEmpty()) {
            return Optional.empty();
        }
        Order order = pick(orders, random);
        return Optional.of(parents.child(order.prompt(), order.why()));
    }

    private static Order tidy(Prompt prompt, List<Integer> free) {
        List<Section> sorted = free.stream()
                .map(prompt.sections()::get)
                .sorted(Comparator.comparingInt(section -> Sections.rank(section.role())))
                .toList();
        List<Section> sections = new ArrayList<>(prompt.sections());
        for (int i = 0; i < sorted.size(); i++) {
            sections.set(free.get(i), sorted.get(i));
        }
        return new Order(prompt.with(sections), "sorted by role, examples last");
    }

    private static Order last(Prompt prompt, int index, String why) {
        return moved(prompt, index, prompt.sections().size() - 1, why);
    }

    private static Order elsewhere(Prompt prompt, int index, RandomGenerator random) {
        return moved(prompt, index, random.nextInt(prompt.sections().size()), "moved ");
    }

    private static Order moved(Prompt prompt, int from, int to, String why) {
        return new Order(
                Sections.move(prompt, from, to),
                why + "'" + prompt.sections().get(from).text() + "'");
    }

    private static Optional<Integer> neediest(Parents parents, List<Integer> free) {
        return parents.patterns().stream()
                .map(ErrorPattern::rule)
                .flatMap(rule -> free.stream().filter(index -> says(parents.prompt(), index, rule)))
                .findFirst();
    }

    private static boolean says(Prompt prompt, int index, Rule rule) {
        return Sections.ruleAt(prompt, index).filter(rule::rivals).isPresent();
    }
}

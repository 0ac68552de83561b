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
 * Middle): sorted by role with examples last, one section first or last, or the rule last that most answers still
 * break. Frozen sections keep their order.
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
                        Optional.of(first(prompt, pick(free, random))),
                        Optional.of(last(prompt, pick(free, random), "last: ")))
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

    private static Order first(Prompt prompt, int index) {
        return new Order(moved(prompt, index, 0), "first: " + quoted(prompt, index));
    }

    private static Order last(Prompt prompt, int index, String why) {
        return new Order(moved(prompt, index, prompt.sections().size() - 1), why + quoted(prompt, index));
    }

    private static Prompt moved(Prompt prompt, int from, int to) {
        List<Section> sections = new ArrayList<>(prompt.sections());
        sections.add(to, sections.remove(from));
        return prompt.with(sections);
    }

    private static String quoted(Prompt prompt, int index) {
        return "'" + prompt.sections().get(index).text() + "'";
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

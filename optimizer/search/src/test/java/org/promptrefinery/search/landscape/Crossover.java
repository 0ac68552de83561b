package org.promptrefinery.search.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;

/** Writes one prompt out of two: what both say stays, and most of what only one says. */
final class Crossover extends Simulated {

    private static final double KEPT = 0.75;

    Crossover(World world) {
        super("crossover", world);
    }

    @Override
    boolean hasSubject(Parents parents) {
        return !parents.prompt().equals(parents.other());
    }

    @Override
    Optional<Proposal> think(Parents parents, RandomGenerator random) {
        Prompt child = parents.prompt();
        List<Section> own = new ArrayList<>(child.sections());
        own.removeIf(section -> !parents.other().sections().contains(section) && random.nextDouble() >= KEPT);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        child = child.with(own);
        for (Section section : parents.other().sections()) {
            if (!parents.prompt().sections().contains(section) && random.nextDouble() < KEPT) {
                child = take(child, section);
            }
        }
        return Optional.of(parents.childOfBoth(child, "the best of both"));
    }

    /** A rule that the prompt already has in other words comes in its place. */
    private Prompt take(Prompt prompt, Section section) {
        return landscape().rules().stream()
                .filter(rule -> rule.phrases().contains(section.text()))
                .findFirst()
                .map(rule -> Rewriting.say(prompt, rule, section.text()))
                .orElseGet(() -> Rewriting.add(prompt, section));
    }
}

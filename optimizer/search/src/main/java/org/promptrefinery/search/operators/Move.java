package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;

/** Puts a section elsewhere, since models weigh what they read first and last. */
final class Move extends Edit {

    Move() {
        super("move");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Prompt prompt = parents.prompt();
        List<Integer> free = Sections.free(prompt);
        if (free.isEmpty() || prompt.sections().size() < 2) {
            return Optional.empty();
        }
        List<Section> sections = new ArrayList<>(prompt.sections());
        Section moved = sections.remove((int) pick(free, random));
        sections.add(random.nextInt(sections.size() + 1), moved);
        return Optional.of(parents.child(prompt.with(sections), "moved '" + moved.text() + "'"));
    }
}

package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Prompt;

/** Leaves a section out, to see whether it was needed. */
final class Drop extends Edit {

    Drop() {
        super("drop");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Prompt prompt = parents.prompt();
        List<Integer> free = Sections.free(prompt);
        if (free.isEmpty() || prompt.sections().size() < 2) {
            return Optional.empty();
        }
        int index = pick(free, random);
        String why = "without '" + prompt.sections().get(index).text() + "'";
        return Optional.of(parents.child(Sections.remove(prompt, index), why));
    }
}

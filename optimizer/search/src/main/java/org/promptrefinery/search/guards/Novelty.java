package org.promptrefinery.search.guards;

import java.util.Optional;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;

/** Nothing is tried twice, nor anything nearly the same. */
final class Novelty implements Guard {

    @Override
    public Optional<String> objection(Chain child, Memory memory) {
        return memory.knows(child) ? Optional.of("the same was tried before, or nearly the same") : Optional.empty();
    }
}

package org.promptrefinery.search.guards;

import java.util.Optional;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;

/** One thing that every child must keep to. */
interface Guard {

    /** Why this child is not worth asking, one line for a person; empty where this guard has nothing against it. */
    Optional<String> objection(Chain child, Memory memory);
}

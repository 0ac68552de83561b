package org.promptrefinery.search.reflection;

import java.util.List;
import org.promptrefinery.search.BudgetExhausted;

/** A model that thinks about prompts. */
public interface Reflector {

    /**
     * One thought for each brief, in order; all are asked at once. The same briefs always get the same thoughts.
     *
     * @throws BudgetExhausted when asking would overshoot what may be spent; nothing was asked then
     */
    List<Thought> ask(List<Brief> briefs);

    /** Whether it has nothing to say any more, since what it alone may spend is spent. */
    default boolean isSilent() {
        return false;
    }
}

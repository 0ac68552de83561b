package org.promptrefinery.search.reflection;

import java.util.Optional;
import org.promptrefinery.search.Prompt;

/**
 * A prompt that a reflector wrote.
 *
 * @param why its reason, one line
 */
record Draft(Prompt prompt, String why) {

    /**
     * The draft in a thought, or empty when there is none that can be used.
     *
     * @param old the prompt that it takes the place of
     * @param usualWhy the reason when the reflector gave none
     */
    static Optional<Draft> in(Thought thought, Prompt old, String usualWhy) {
        return Reply.in(thought).flatMap(reply -> Rewriting.of(old, reply.body())
                .map(prompt -> new Draft(prompt, reply.why().isEmpty() ? usualWhy : reply.why())));
    }
}

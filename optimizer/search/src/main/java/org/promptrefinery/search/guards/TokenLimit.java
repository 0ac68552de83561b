package org.promptrefinery.search.guards;

import java.util.Optional;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Scorer;

/** The fixed parts of all prompts together are no longer than the limit. */
final class TokenLimit implements Guard {

    private final Scorer scorer;
    private final int limit;

    TokenLimit(Scorer scorer, int limit) {
        this.scorer = scorer;
        this.limit = limit;
    }

    @Override
    public Optional<String> objection(Chain child, Memory memory) {
        int tokens = scorer.promptTokens(child);
        return tokens <= limit
                ? Optional.empty()
                : Optional.of("it has " + tokens + " tokens, and the limit is " + limit);
    }
}

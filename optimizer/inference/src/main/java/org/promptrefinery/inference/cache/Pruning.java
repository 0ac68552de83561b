package org.promptrefinery.inference.cache;

import java.time.Instant;
import java.util.Optional;

/**
 * Which completions to remove: those that every filter given fits.
 *
 * @param before written before this time
 * @param model asked by this spec
 */
public record Pruning(Optional<Instant> before, Optional<String> model) {

    public Pruning {
        if (before.isEmpty() && model.isEmpty()) {
            throw new IllegalArgumentException("pruning needs a filter, or it would remove everything");
        }
    }

    /**
     * What it came to.
     *
     * @param completions removed
     * @param text bytes of their texts
     * @param bytesBefore size of the file before
     * @param bytesAfter size of the file after
     */
    public record Outcome(long completions, long text, long bytesBefore, long bytesAfter) {}
}

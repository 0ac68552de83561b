package org.promptrefinery.inference.cache;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a cache holds.
 *
 * @param file where it lies
 * @param bytes on disk, with what is not yet folded into the file
 * @param models one entry each, by name
 */
public record CacheStatistics(Path file, long bytes, List<Share> models) {

    public CacheStatistics {
        models = List.copyOf(models);
    }

    /**
     * What one model has answered.
     *
     * @param model its spec; {@code unknown} for completions from before models were noted
     * @param completions how many, at least 1
     * @param promptTokens read for all of them
     * @param completionTokens written for all of them
     * @param priced how many have a known cost
     * @param cost of those, in the currency of the price table; empty when none is known
     * @param first when the first was written; for those from before dates were noted, when the file was upgraded;
     *     empty while it is not
     * @param last when the last was written; likewise
     */
    public record Share(
            String model,
            long completions,
            long promptTokens,
            long completionTokens,
            long priced,
            OptionalDouble cost,
            Optional<Instant> first,
            Optional<Instant> last) {}
}

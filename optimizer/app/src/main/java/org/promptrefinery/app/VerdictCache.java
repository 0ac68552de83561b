package org.promptrefinery.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.cache.CachedModel;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.cache.CompletionObserver;

/**
 * Judges whose verdicts are kept where searches keep them too, so that each is paid once.
 *
 * @param judges behind the cache
 * @param cache to be closed; none where there is no judge, so that no folder is made for nothing
 */
record VerdictCache(JudgeModels judges, Optional<CompletionCache> cache) implements AutoCloseable {

    static VerdictCache of(JudgeModels judges, Path results) {
        if (judges.models().isEmpty()) {
            return new VerdictCache(judges, Optional.empty());
        }
        try {
            Files.createDirectories(results);
        } catch (IOException refused) {
            throw new BadInput(
                    "the results folder " + results + " cannot be written; choose another with --results", refused);
        }
        CompletionCache cache = CompletionCache.open(results.resolve(OptimizeCommand.CACHE));
        return new VerdictCache(
                judges.each(judge -> CachedModel.over(judge, cache, CompletionObserver.NONE)), Optional.of(cache));
    }

    @Override
    public void close() {
        cache.ifPresent(CompletionCache::close);
    }
}

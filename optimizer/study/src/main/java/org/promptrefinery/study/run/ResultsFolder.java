package org.promptrefinery.study.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.cache.CacheFile;
import org.promptrefinery.inference.cache.CompletionCache;

/**
 * The folder of runs, with the cache of completions that all of them share.
 *
 * @param path of it
 */
public record ResultsFolder(Path path) {

    private static final String CACHE = "completions.sqlite";

    /** Name of the folder, beside the cache, of what is kept of documents and examples to look things up in. */
    public static final String INDEXES = "indexes";

    /**
     * The cache; its folder is made if need be.
     *
     * @throws BadInput when that is not possible
     */
    public CompletionCache openCache() {
        return CompletionCache.open(cache());
    }

    /**
     * The file of the cache; its folder is made if need be.
     *
     * @throws BadInput when that is not possible
     */
    public Path cache() {
        try {
            Files.createDirectories(path);
        } catch (IOException refused) {
            throw new BadInput(
                    "the results folder " + path + " cannot be written; choose another with --results", refused);
        }
        return path.resolve(CACHE);
    }

    /** The folder of what is kept of documents and examples to look things up in; it may not be there yet. */
    public Path indexes() {
        return path.resolve(INDEXES);
    }

    /**
     * The cache of earlier runs, to look after it.
     *
     * @throws BadInput when there is none
     */
    public CacheFile existingCache() {
        Path file = path.resolve(CACHE);
        if (!Files.isRegularFile(file)) {
            throw new BadInput("there is no cache of completions " + file
                    + "; the first run makes it, and --results says in which folder runs are kept");
        }
        return new CacheFile(file);
    }
}

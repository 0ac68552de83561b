package org.promptrefinery.inference.catalog;

import java.nio.file.Path;
import java.util.Map;

/** The folder for files that can be made again. */
final class CacheFolder {

    private static final String NAME = "prompt-refinery";

    private CacheFolder() {}

    /** REFINERY_CACHE_DIR, else what the operating system provides for the purpose. */
    static Path of(Map<String, String> environment) {
        String own = environment.getOrDefault("REFINERY_CACHE_DIR", "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Mac")) {
            return Path.of(home, "Library", "Caches", NAME);
        }
        if (system.startsWith("Windows")) {
            return Path.of(environment.getOrDefault("LOCALAPPDATA", home), NAME);
        }
        String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (shared.isBlank() ? Path.of(home, ".cache") : Path.of(shared)).resolve(NAME);
    }
}

package org.promptrefinery.export.gate;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.promptrefinery.inference.metering.CompletionObserver;

/**
 * What a gate needs from outside.
 *
 * @param environment variables with keys and folders
 * @param cache file of the completions that were paid for already; made when it is not there
 * @param observer hears of each answer
 * @param notices hears, from any thread, what happens to the models' servers
 */
public record Surroundings(
        Map<String, String> environment, Path cache, CompletionObserver observer, Consumer<String> notices) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }
}

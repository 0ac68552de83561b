package org.promptrefinery.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.promptrefinery.inference.LanguageModel;

/** Models that are prompted, while they are open; the same one is opened once. */
final class OpenTasks implements AutoCloseable {

    private final Map<String, LanguageModel> open = new LinkedHashMap<>();

    LanguageModel open(String spec, Supplier<LanguageModel> opener) {
        return open.computeIfAbsent(spec, _ -> opener.get());
    }

    @Override
    public void close() {
        open.values().forEach(LanguageModel::close);
    }
}

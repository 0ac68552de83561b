package org.promptrefinery.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags that change single settings of a job. */
final class SettingFlags {

    @Option(
            names = "--model",
            paramLabel = "SPEC",
            description = "The model to prompt, such as embedded:bard or openai:MODEL@URL; `models` lists all.")
    private @Nullable String model;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness.")
    private @Nullable String seed;

    @Option(names = "--generations", paramLabel = "N", description = "Most generations to search.")
    private @Nullable String generations;

    @Option(names = "--completions", paramLabel = "N", description = "Most completions to spend.")
    private @Nullable String completions;

    @Option(names = "--minutes", paramLabel = "N", description = "Most minutes to take.")
    private @Nullable String minutes;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Any setting by its name in the job file, such as search.children=24.")
    private Map<String, String> others = new LinkedHashMap<>();

    /** The settings by their dotted names. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(others);
        put(settings, "model.task", model);
        put(settings, "seed", seed);
        put(settings, "search.generations", generations);
        put(settings, "budget.completions", completions);
        put(settings, "budget.minutes", minutes);
        return settings;
    }

    private static void put(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}

package org.promptrefinery.search.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.promptrefinery.search.landscape.Terrain;

/** Options of the form {@code --name value}. */
record Options(Map<String, String> values) {

    private static final Set<String> NAMES =
            Set.of("seeds", "first-seed", "budget", "landscapes", "strategies", "svg", "runs", "generations");

    Options {
        values = Map.copyOf(values);
    }

    static Options of(String... args) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].replaceFirst("^--", "");
            if (!args[i].startsWith("--") || !NAMES.contains(name) || i + 1 == args.length) {
                throw new IllegalArgumentException("cannot read '" + args[i] + "'; options are --NAME VALUE, with NAME"
                        + " one of " + NAMES.stream().sorted().toList());
            }
            values.put(name, args[i + 1]);
        }
        return new Options(values);
    }

    int number(String name, int other) {
        return Integer.parseInt(values.getOrDefault(name, "" + other));
    }

    String text(String name, String other) {
        return values.getOrDefault(name, other);
    }

    List<Terrain> terrains() {
        return values.containsKey("landscapes")
                ? Arrays.stream(values.get("landscapes").split(",", -1))
                        .map(name -> Terrain.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList()
                : Terrain.all();
    }

    /** Those whose names start with one of the given. */
    List<Strategy> strategies() {
        List<String> wanted = Arrays.asList(text("strategies", "").split(",", -1));
        return Strategy.all().stream()
                .filter(strategy -> wanted.stream().anyMatch(strategy.name()::startsWith))
                .toList();
    }
}

package org.promptrefinery.search.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.promptrefinery.search.landscape.Terrain;

/** Options of the form {@code --name value}. */
public record Options(Map<String, String> values) {

    private static final Set<String> NAMES =
            Set.of("seeds", "first-seed", "budget", "landscapes", "jobs", "strategies", "svg", "runs", "generations");

    public Options {
        values = Map.copyOf(values);
    }

    /** Reads them from a command line; a name that no part has is refused. */
    public static Options of(String... args) {
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

    /** A whole number, or another one where the option was not given. */
    public int number(String name, int other) {
        return Integer.parseInt(values.getOrDefault(name, "" + other));
    }

    /** As given, or another text where the option was not given. */
    public String text(String name, String other) {
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
    public List<Strategy> strategies(List<Strategy> all) {
        List<String> wanted = Arrays.asList(text("strategies", "").split(",", -1));
        return all.stream()
                .filter(strategy -> wanted.stream().anyMatch(strategy.name()::startsWith))
                .toList();
    }
}

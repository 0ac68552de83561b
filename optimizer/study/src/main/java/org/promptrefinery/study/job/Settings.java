package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;

/** Single settings that flags and the environment may change, by their dotted names. */
public final class Settings {

    private static final String PREFIX = "REFINERY_";

    /** Names of all single settings, as in a job file. */
    public static final List<String> NAMES = List.of(
            "name",
            "seed",
            "cases",
            "model.task",
            "model.judge",
            "model.max_tokens",
            "model.temperature",
            "split.train",
            "split.dev",
            "split.test",
            "max_unscored",
            "require_kappa",
            "search.population",
            "search.children",
            "search.generations",
            "search.minibatch",
            "search.patience",
            "search.max_prompt_tokens",
            "budget.completions",
            "budget.minutes");

    private Settings() {}

    /** Settings from variables such as REFINERY_SEARCH_GENERATIONS. */
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> found = new TreeMap<>();
        for (String name : NAMES) {
            String value = environment.get(variable(name));
            if (value != null && !value.isBlank()) {
                found.put(name, value);
            }
        }
        return found;
    }

    static String variable(String name) {
        return PREFIX + name.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Puts settings over those of a job file; source says of a name what has set it. */
    static void overlay(ObjectNode job, Map<String, String> settings, UnaryOperator<String> source) {
        settings.forEach((name, value) -> {
            if (!NAMES.contains(name)) {
                throw new BadInput("--set: unknown setting '" + name + "'." + Nearest.maybe(name, NAMES) + " Known are "
                        + String.join(", ", NAMES));
            }
            put(job, name, new Overridden(value, source.apply(name)));
        });
    }

    private static void put(ObjectNode job, String name, JsonNode value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            job.set(name, value);
        } else if (job.path(name.substring(0, dot)) instanceof ObjectNode inner) {
            inner.set(name.substring(dot + 1), value);
        } else {
            job.putObject(name.substring(0, dot)).set(name.substring(dot + 1), value);
        }
    }
}

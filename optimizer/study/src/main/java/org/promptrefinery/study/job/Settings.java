package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.inference.metering.Purpose;

/** Single settings that flags and the environment may change, by their dotted names. */
public final class Settings {

    private static final String PREFIX = "REFINERY_";

    private static final List<String> USUAL = List.of(
            "name",
            "seed",
            "cases",
            SourcesReader.DOCUMENTS,
            SourcesReader.EXAMPLES,
            "model.task",
            "model.reflector",
            "model.reflector_temperature",
            "model.reflector_max_tokens",
            "model.judge",
            "model.max_tokens",
            "model.temperature",
            "model.top_p",
            "split.train",
            "split.dev",
            "split.test",
            "max_unscored",
            "max_quarantined",
            "require_kappa",
            "search.population",
            "search.children",
            "search.generations",
            "search.minibatch",
            "search.patience",
            "search.max_prompt_tokens",
            "search.restarts",
            "search.samples",
            "search.folds",
            "search.pick",
            "search.pick.cheapest",
            "search.finalists",
            "search.ablation",
            "budget.minutes");

    /** Names of all single settings, as in a job file. */
    public static final List<String> NAMES = names();

    private Settings() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>(USUAL);
        NotifyReader.FIELDS.forEach(field -> names.add(NotifyReader.NAME + "." + field));
        for (String limit : BudgetReader.LIMITS) {
            names.add("budget." + limit);
            Arrays.stream(Purpose.values()).forEach(purpose -> names.add("budget." + purpose.word() + "." + limit));
        }
        return List.copyOf(names);
    }

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

    private static void put(ObjectNode map, String name, JsonNode value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            map.set(name, value);
            return;
        }
        String first = name.substring(0, dot);
        ObjectNode inner = map.path(first) instanceof ObjectNode there ? there : map.putObject(first);
        put(inner, name.substring(dot + 1), value);
    }
}

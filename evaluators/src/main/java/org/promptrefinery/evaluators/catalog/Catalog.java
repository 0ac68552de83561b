package org.promptrefinery.evaluators.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.evaluators.custom.CustomKinds;
import org.promptrefinery.evaluators.format.FormatKinds;
import org.promptrefinery.evaluators.group.GroupKinds;
import org.promptrefinery.evaluators.json.JsonKinds;
import org.promptrefinery.evaluators.judge.JudgeKinds;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.evaluators.measures.MeasureKinds;
import org.promptrefinery.evaluators.preference.PreferenceKinds;
import org.promptrefinery.evaluators.similarity.SimilarityKinds;
import org.promptrefinery.evaluators.text.TextKinds;
import org.promptrefinery.evaluators.words.WordKinds;

/** The evaluators that a job can name. */
public final class Catalog {

    private static final Map<String, Kind> BUILT_IN = Stream.of(
                    TextKinds.all(),
                    WordKinds.all(),
                    MeasureKinds.all(),
                    JsonKinds.all(),
                    FormatKinds.all(),
                    GroupKinds.all(),
                    JudgeKinds.all(),
                    SimilarityKinds.all(),
                    PreferenceKinds.all(),
                    CustomKinds.all())
            .flatMap(List::stream)
            .collect(Collectors.toMap(Kind::name, Function.identity(), Catalog::twice, TreeMap::new));

    private final Map<String, Kind> kinds;
    private final Services services;

    private Catalog(Services services) {
        this.kinds = CustomKinds.with(BUILT_IN.values());
        this.services = services;
    }

    /** The kinds that ship with the project, by name. */
    public static List<Kind> builtIn() {
        return List.copyOf(BUILT_IN.values());
    }

    /** All kinds, those of users included, by name. */
    public static List<Kind> kinds() {
        return List.copyOf(CustomKinds.with(BUILT_IN.values()).values());
    }

    /**
     * Reads the list of evaluators of a job: names, or names with options.
     *
     * @param config texts, maps, lists and numbers as a YAML parser gives them
     * @param where the file and field, for messages
     * @param services what evaluators may need; {@link Services#NONE} to check a job only
     * @throws BadInput naming the value and what would be accepted
     */
    public static Evaluation evaluation(List<?> config, String where, Services services) {
        Catalog catalog = new Catalog(services);
        List<Evaluation.Part> parts = new ArrayList<>();
        for (int i = 0; i < config.size(); i++) {
            parts.add(catalog.part(config.get(i), element(where, i)));
        }
        return new Evaluation(parts, where);
    }

    private static String element(String where, int index) {
        return where.endsWith(":")
                ? where.substring(0, where.length() - 1) + "[" + index + "]"
                : where + "[" + index + "]";
    }

    private Evaluation.Part part(Object entry, String where) {
        return switch (entry) {
            case String name -> part(name, Map.of(), where);
            case Map<?, ?> map
            when map.size() == 1 -> {
                Map.Entry<?, ?> only = map.entrySet().iterator().next();
                yield part(String.valueOf(only.getKey()), options(only.getValue(), where), where);
            }
            default ->
                throw new BadInput(where + ": '" + entry + "' is no evaluator; write a name such as 'exact', or a name"
                        + " with options such as 'forbidden: {words: [Romeo]}'");
        };
    }

    private static Map<?, ?> options(Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new BadInput(where + ": the options of an evaluator are a map such as {words: [Romeo]}, not " + value);
    }

    /**
     * A part that stands in a group: a gate has no meaning there, and each counts the same unless it says otherwise.
     */
    private Evaluation.Part member(Object entry, String where) {
        Evaluation.Part part = part(entry, where);
        if (entry instanceof Map<?, ?> map
                && map.values().iterator().next() instanceof Map<?, ?> given
                && (given.containsKey("gate") || given.containsKey("report"))) {
            throw new BadInput(where + ": 'gate' and 'report' have no meaning within a group; give them to the group");
        }
        return weighted(entry) ? part : new Evaluation.Part(part.evaluator(), 1, false);
    }

    private static boolean weighted(Object entry) {
        return entry instanceof Map<?, ?> map
                && map.values().iterator().next() instanceof Map<?, ?> given
                && given.containsKey("weight");
    }

    private Evaluation.Part part(String name, Map<?, ?> given, String where) {
        Kind kind = kinds.get(name);
        if (kind == null) {
            throw new BadInput(where + ": unknown evaluator '" + name + "'." + Nearest.maybe(name, kinds.keySet())
                    + " Known are " + String.join(", ", kinds.keySet()));
        }
        Options options = new Options(given, where + "." + name, services, this::member);
        options.requireKnown(kind.options());
        boolean report = options.flag("report", false);
        boolean gate = options.flag("gate", kind.gate() && !report);
        double weight = options.number("weight", kind.gate() || report ? 0 : 1, 0, Double.MAX_VALUE);
        if (report && (gate || weight > 0)) {
            throw new BadInput(where + "." + name + ": 'report: true' means no weight and no gate; leave them out");
        }
        return new Evaluation.Part(adjusted(kind.make().apply(options), options), weight, gate);
    }

    private static Evaluator adjusted(Evaluator made, Options options) {
        Evaluator turned = options.flag("negate", false) ? Adjusted.negated(made) : made;
        return options.has("threshold") ? Adjusted.thresholded(turned, options.number("threshold", 1, 0, 1)) : turned;
    }

    private static Kind twice(Kind one, Kind other) {
        throw new IllegalStateException("two kinds are named " + one.name() + ", the second for " + other.purpose());
    }
}

package org.promptrefinery.evaluators;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The evaluators that a job can name; a new one is one line here. */
final class Registry {

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.of(
            "exact", new Kind(List.of("normalize"), 1, false, options -> new ExactMatch(options.normalisations())),
            "forbidden", new Kind(List.of("words"), 0, true, options -> new ForbiddenWords(options.words("words")))));

    private Registry() {}

    /**
     * A sort of evaluator.
     *
     * @param options names of its own options, besides weight and gate
     * @param weight unless the job says otherwise
     * @param gate unless the job says otherwise
     */
    private record Kind(List<String> options, double weight, boolean gate, Function<Options, Evaluator> make) {}

    static Evaluation.Part part(Object entry, String where) {
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

    private static Evaluation.Part part(String name, Map<?, ?> given, String where) {
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new BadInput(where + ": unknown evaluator '" + name + "'." + Nearest.maybe(name, KINDS.keySet())
                    + " Known are " + KINDS.keySet());
        }
        Options options = new Options(given, where + "." + name);
        options.requireKnown(kind.options());
        double weight = options.weight(kind.weight());
        return new Evaluation.Part(kind.make().apply(options), weight, options.gate(kind.gate()));
    }
}

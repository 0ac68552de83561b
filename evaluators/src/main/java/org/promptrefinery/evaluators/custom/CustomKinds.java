package org.promptrefinery.evaluators.custom;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.kind.Kind;

/** The kinds of this package and those of users. */
public final class CustomKinds {

    private CustomKinds() {}

    public static List<Kind> all() {
        return List.of(Kind.of(
                        "command",
                        "Of your own",
                        "A program of yours gives the score, for one JSON line after another.",
                        "command: {run: [python3, score.py], timeout: 10}",
                        CommandEvaluator::of)
                .option(
                        "run",
                        "a program and its arguments, as a list",
                        "required",
                        "Started without a shell in the folder of the job, and only when commands are allowed.")
                .option("timeout", "seconds, from 0.1 to 3600", "10", "Longest time for one answer."));
    }

    /**
     * Built-in kinds and those that providers on the class path give.
     *
     * @throws BadInput when a provider cannot be used, or a name is taken
     */
    public static Map<String, Kind> with(Collection<Kind> builtIn) {
        return with(builtIn, ServiceLoader.load(EvaluatorProvider.class));
    }

    static Map<String, Kind> with(Collection<Kind> builtIn, Iterable<EvaluatorProvider> providers) {
        Map<String, Kind> kinds = new TreeMap<>();
        builtIn.forEach(kind -> kinds.put(kind.name(), kind));
        for (Kind kind : provided(providers)) {
            if (kinds.putIfAbsent(kind.name(), kind) != null) {
                throw new BadInput("two evaluators are named '" + kind.name() + "', the second for: " + kind.purpose()
                        + " It comes from a provider on the class path; give it another name there");
            }
        }
        return kinds;
    }

    private static List<Kind> provided(Iterable<EvaluatorProvider> providers) {
        List<Kind> kinds = new ArrayList<>();
        Attempt.at("the evaluators on the class path cannot be loaded", () -> {
            for (EvaluatorProvider provider : providers) {
                provider.kinds().forEach(kind -> kinds.add(Guarded.kind(kind)));
            }
            return kinds;
        });
        return kinds;
    }
}

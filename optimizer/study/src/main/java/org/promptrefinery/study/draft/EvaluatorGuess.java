package org.promptrefinery.study.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Services;

/**
 * An evaluator that suits the cases.
 *
 * @param entry of a job's evaluators
 * @param why one sentence for the user
 */
record EvaluatorGuess(Object entry, String why) {

    private static final Object EXACT = Map.of("exact", Map.of("normalize", List.of("trim", "whitespace", "case")));

    /** The first that is known and can be made without more options is taken. */
    private static final Map<References.Kind, List<Object>> BY_KIND = Map.of(
            References.Kind.LABELS, List.of("label", EXACT),
            References.Kind.JSON, List.of("json-fields", "json", "exact"),
            References.Kind.NUMBERS, List.of("numeric", EXACT),
            References.Kind.SHORT, List.of(EXACT),
            References.Kind.LONG, List.of("token-f1", "rouge-l", EXACT),
            References.Kind.NONE,
                    List.of(Map.of("forbidden", new TreeMap<>(Map.of("words", List.of("as an AI"), "weight", 1)))));

    private static final Map<References.Kind, String> WHY = Map.of(
            References.Kind.LABELS, "the references are a few labels",
            References.Kind.JSON, "the references are JSON",
            References.Kind.NUMBERS, "the references are numbers",
            References.Kind.SHORT, "the references are short texts",
            References.Kind.LONG, "the references are long texts; a judge or an evaluator of your own may suit better",
            References.Kind.NONE,
                    "most cases have no reference, so this only holds the place: put a judge or rules about the answer"
                            + " there");

    /** What suits references of a kind, or what a majority of the cases asked for. */
    static EvaluatorGuess of(References.Kind kind, Map<Object, Integer> asked, long cases) {
        Optional<Object> wish = asked.entrySet().stream()
                .filter(count -> count.getValue() * 2L > cases)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        if (wish.filter(EvaluatorGuess::canBeMade).isPresent()) {
            return new EvaluatorGuess(wish.get(), "most tests ask for it");
        }
        String unknown = wish.map(entry -> "; most tests ask for '" + DraftText.entry(entry) + "' instead, which cannot"
                        + " be had without more options")
                .orElse("");
        return byKind(kind, unknown);
    }

    private static EvaluatorGuess byKind(References.Kind kind, String note) {
        Object entry = BY_KIND.getOrDefault(kind, List.of()).stream()
                .filter(EvaluatorGuess::canBeMade)
                .findFirst()
                .orElse("exact");
        return new EvaluatorGuess(entry, WHY.getOrDefault(kind, "") + note);
    }

    private static boolean canBeMade(Object entry) {
        String name = entry instanceof Map<?, ?> map
                ? String.valueOf(map.keySet().iterator().next())
                : String.valueOf(entry);
        if (Catalog.kinds().stream().map(Kind::name).noneMatch(name::equals)) {
            return false;
        }
        try {
            Catalog.evaluation(List.of(entry), "a guess", Services.NONE);
            return true;
        } catch (BadInput optionsMissing) {
            return false;
        }
    }

    /** Whether it cannot judge a case without a reference. */
    boolean needsReference() {
        return Catalog.evaluation(List.of(entry), "a guess", Services.NONE)
                .needsReference()
                .isPresent();
    }
}

package org.promptrefinery.evaluators;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Options of one evaluator in a job.
 *
 * @param values as the YAML parser gave them
 * @param where for messages
 */
record Options(Map<?, ?> values, String where) {

    void requireKnown(List<String> own) {
        List<String> known = new ArrayList<>(own);
        known.addAll(List.of("weight", "gate"));
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw new BadInput(where + ": unknown option '" + key + "'." + Nearest.maybe(String.valueOf(key), known)
                        + " Known are " + known);
            }
        }
    }

    double weight(double otherwise) {
        Object value = values.get("weight");
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new BadInput(where + ".weight: '" + value + "' must be a number, at least 0");
    }

    boolean gate(boolean otherwise) {
        Object value = values.get("gate");
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new BadInput(where + ".gate: '" + value + "' must be true or false");
    }

    /** A list of at least one text that is not blank. */
    List<String> words(String option) {
        if (values.get(option) instanceof List<?> list && !list.isEmpty()) {
            List<String> words = list.stream().map(String::valueOf).toList();
            if (words.stream().noneMatch(String::isBlank)) {
                return words;
            }
        }
        throw new BadInput(where + "." + option + ": '" + values.get(option) + "' must be a list of words, such as"
                + " [Romeo, Juliet]");
    }

    Set<Normalisation> normalisations() {
        if (!values.containsKey("normalize")) {
            return EnumSet.of(Normalisation.TRIM, Normalisation.WHITESPACE);
        }
        Set<Normalisation> chosen = EnumSet.noneOf(Normalisation.class);
        for (String word : words("normalize")) {
            if (!Normalisation.words().contains(word)) {
                throw new BadInput(where + ".normalize: unknown normalisation '" + word + "'."
                        + Nearest.maybe(word, Normalisation.words()) + " Known are " + Normalisation.words());
            }
            chosen.add(Normalisation.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return chosen;
    }
}

package org.promptrefinery.evaluators.kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Nearest;

/**
 * Options of one evaluator in a job, read strictly.
 *
 * @param values as the YAML parser gave them
 * @param where file, line and field, for messages
 * @param services what the evaluator may need from outside
 * @param nested makes an evaluator of an entry (a name, or a name with options) and its place, with its weight among
 *     the others; for groups
 */
public record Options(
        Map<?, ?> values, String where, Services services, BiFunction<Object, String, Evaluation.Part> nested) {

    /**
     * Refuses any option but these and those that all evaluators have.
     *
     * @throws BadInput naming the option and what is known
     */
    public void requireKnown(List<Option> own) {
        List<String> known = new ArrayList<>();
        own.forEach(option -> known.add(option.name()));
        Common.OPTIONS.forEach(option -> known.add(option.name()));
        requireOnly(known);
    }

    /**
     * Refuses any option but these.
     *
     * @throws BadInput naming the option and what is known
     */
    public void requireOnly(List<String> known) {
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw new BadInput(where + ": unknown option '" + key + "'." + Nearest.maybe(String.valueOf(key), known)
                        + " Known are " + String.join(", ", known));
            }
        }
    }

    public boolean has(String option) {
        return values.get(option) != null;
    }

    /** A text that is not empty, or nothing. */
    public Optional<String> text(String option) {
        Object value = values.get(option);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map
                || value instanceof List
                || String.valueOf(value).isEmpty()) {
            throw wrong(option, "a text");
        }
        return Optional.of(String.valueOf(value));
    }

    /** A text that must be there. */
    public String requiredText(String option, String example) {
        return text(option).orElseThrow(() -> missing(option, example));
    }

    public boolean flag(String option, boolean otherwise) {
        return switch (values.get(option)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            default -> throw wrong(option, "true or false");
        };
    }

    public double number(String option, double otherwise, double least, double most) {
        return number(option, least, most).orElse(otherwise);
    }

    /** A number between two others, or nothing. */
    public OptionalDouble number(String option, double least, double most) {
        if (!has(option)) {
            return OptionalDouble.empty();
        }
        String accepted = most == Double.MAX_VALUE
                ? "a number, at least " + plain(least)
                : "a number from " + plain(least) + " to " + plain(most);
        if (values.get(option) instanceof Number number
                && number.doubleValue() >= least
                && number.doubleValue() <= most) {
            return OptionalDouble.of(number.doubleValue());
        }
        throw wrong(option, accepted);
    }

    public int integer(String option, int otherwise, int least, int most) {
        double value = number(option, otherwise, least, most);
        if (value != Math.rint(value)) {
            throw wrong(option, "a whole number from " + least + " to " + most);
        }
        return (int) value;
    }

    /** At least one text, none of them blank: a list, or one text alone. */
    public List<String> words(String option) {
        Object value = values.get(option);
        List<?> list = value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
        List<String> words = list.stream().map(String::valueOf).toList();
        if (words.isEmpty()
                || words.stream().anyMatch(String::isBlank)
                || list.stream().anyMatch(item -> item instanceof Map || item instanceof List)) {
            throw wrong(option, "a list of words, such as [Romeo, Juliet]");
        }
        return words;
    }

    /** One of the constants of an enum, written in small letters with '-' for '_'. */
    public <E extends Enum<E>> E choice(String option, Class<E> type, E otherwise) {
        return has(option) ? constant(option, type, String.valueOf(values.get(option))) : otherwise;
    }

    /** Several constants of an enum. */
    public <E extends Enum<E>> List<E> choices(String option, Class<E> type, List<E> otherwise) {
        return has(option)
                ? words(option).stream()
                        .map(word -> constant(option, type, word))
                        .toList()
                : otherwise;
    }

    /** A map that is not empty, as options of its own with texts for names. */
    public Options map(String option, String accepted) {
        if (!(values.get(option) instanceof Map<?, ?> map) || map.isEmpty()) {
            throw wrong(option, accepted);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return new Options(named, where + "." + option, services, nested);
    }

    /** Evaluators that stand inside this one and all count the same; at least one. */
    public List<Evaluator> evaluators(String option) {
        List<Evaluation.Part> parts = parts(option);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).weight() != 1) {
                throw new BadInput(where + "." + option + "[" + i + "]: a weight has no meaning here; leave it out, or"
                        + " use 'weighted'");
            }
        }
        return parts.stream().map(Evaluation.Part::evaluator).toList();
    }

    /** Evaluators that stand inside this one, with their weights; at least one. */
    public List<Evaluation.Part> parts(String option) {
        if (!(values.get(option) instanceof List<?> entries) || entries.isEmpty()) {
            throw wrong(option, "a list of evaluators, such as [exact]");
        }
        List<Evaluation.Part> parts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            parts.add(nested.apply(entries.get(i), where + "." + option + "[" + i + "]"));
        }
        return parts;
    }

    /** The complaint that an option has the wrong value. */
    public BadInput wrong(String option, String accepted) {
        return new BadInput(where + "." + option + ": '" + values.get(option) + "' must be " + accepted);
    }

    /** The complaint that an option is not there. */
    public BadInput missing(String option, String example) {
        return new BadInput(where + ": the option '" + option + "' is missing, such as " + option + ": " + example);
    }

    private <E extends Enum<E>> E constant(String option, Class<E> type, @Nullable String word) {
        List<String> known =
                Arrays.stream(type.getEnumConstants()).map(Options::spelled).toList();
        String given = String.valueOf(word);
        if (!known.contains(given)) {
            throw new BadInput(where + "." + option + ": unknown value '" + given + "'." + Nearest.maybe(given, known)
                    + " Known are " + String.join(", ", known));
        }
        return Enum.valueOf(type, given.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}

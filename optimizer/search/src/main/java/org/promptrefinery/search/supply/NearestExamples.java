package org.promptrefinery.search.supply;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Worked examples chosen for each case: answered ones that are most like it, never the case itself.
 *
 * @param count how many, 1 to 16
 * @param choice by what they are chosen
 * @param layout how one is written
 */
public record NearestExamples(int count, Choice choice, Layout layout) implements Supply {

    static final String PREFIX = "examples_";
    private static final int MOST = 16;

    /** By what examples are chosen. */
    public enum Choice {
        /** The nearest ones. */
        NEAR,
        /** Near ones that are unlike each other (maximal marginal relevance; Carbonell and Goldstein 1998). */
        VARIED
    }

    /** How an example is written. */
    public enum Layout {
        /** {@code Question: ...} and {@code Answer: ...} on lines of their own. */
        QUESTION,
        /** {@code Input: ...} and {@code Output: ...} on lines of their own. */
        INPUT,
        /** {@code ... -> ...} on one line. */
        ARROW
    }

    public NearestExamples {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " examples can be looked up, not " + count);
        }
    }

    static NearestExamples parse(String variable) {
        try {
            String[] parts = variable.split("_", -1);
            if (parts.length == 4) {
                NearestExamples parsed = new NearestExamples(
                        Integer.parseInt(parts[1]),
                        Choice.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                        Layout.valueOf(parts[3].toUpperCase(Locale.ROOT)));
                if (parsed.variable().equals(variable)) {
                    return parsed;
                }
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalArgumentException("{{" + variable + "}} is no look-up of examples; they read {{examples_N"
                + "_CHOICE_LAYOUT}} with N from 1 to " + MOST + ", CHOICE " + names(List.of(Choice.values()))
                + ", and LAYOUT " + names(Arrays.asList(Layout.values())));
    }

    @Override
    public String variable() {
        return PREFIX + count + "_" + lower(choice) + "_" + lower(layout);
    }

    static String names(List<? extends Enum<?>> values) {
        return String.join(" or ", values.stream().map(NearestExamples::lower).toList());
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package org.promptrefinery.evaluators.text;

import java.math.BigDecimal;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;

/** The kind that compares numbers. */
final class NumberKinds {

    private NumberKinds() {}

    static Kind numeric() {
        return Kind.of(
                        "numeric",
                        "Text against a reference",
                        "The number in the answer is that of a reference, however it is written; 50 % is not 50.",
                        "numeric: {take: last, relative: 0.01}",
                        NumberKinds::made)
                .option(
                        "take",
                        "only, first or last",
                        "only",
                        "Which number; 'only' wants no other value in the answer.")
                .option(
                        "decimal",
                        "'.' or ','",
                        "inferred",
                        "By itself 1.234 has decimals, 1,234 and 1.234,5 thousands.")
                .option("absolute", "a number, at least 0", "0", "How far off it may be.")
                .option("relative", "a number, at least 0", "0", "How far off it may be, as a share of the reference.");
    }

    private static Evaluator made(Options options) {
        return new NumericMatch(
                sign(options),
                new Tolerance(exact(options, "absolute"), exact(options, "relative")),
                options.choice("take", Take.class, Take.ONLY));
    }

    private static DecimalSign sign(Options options) {
        return switch (options.text("decimal").orElse("")) {
            case "" -> DecimalSign.AUTO;
            case "." -> DecimalSign.POINT;
            case "," -> DecimalSign.COMMA;
            default -> throw options.wrong("decimal", "'.' or ','");
        };
    }

    private static BigDecimal exact(Options options, String option) {
        return BigDecimal.valueOf(options.number(option, 0, 0, Double.MAX_VALUE))
                .stripTrailingZeros();
    }
}

package org.promptrefinery.inference.metering;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The most that may be used; what is empty is not limited.
 *
 * @param completions different ones, at least 0
 * @param tokensIn tokens read, at least 0
 * @param tokensOut tokens written, at least 0
 * @param money in the currency of the price table, at least 0
 */
public record Limits(OptionalLong completions, OptionalLong tokensIn, OptionalLong tokensOut, OptionalDouble money) {

    private static final double BILLION = 1e9;

    /** No limits at all. */
    public static final Limits NONE =
            new Limits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());

    public Limits {
        if (completions.orElse(0) < 0 || tokensIn.orElse(0) < 0 || tokensOut.orElse(0) < 0 || !(money.orElse(0) >= 0)) {
            throw new IllegalArgumentException("limits are at least 0");
        }
    }

    /** The first limit that such a usage would break, such as {@code 300 completions}; empty when it fits. */
    Optional<String> brokenBy(Usage usage) {
        if (usage.completions() > completions.orElse(Long.MAX_VALUE)) {
            return Optional.of(completions.getAsLong() + " completions");
        }
        if (usage.tokensIn() > tokensIn.orElse(Long.MAX_VALUE)) {
            return Optional.of(tokensIn.getAsLong() + " tokens in");
        }
        if (usage.tokensOut() > tokensOut.orElse(Long.MAX_VALUE)) {
            return Optional.of(tokensOut.getAsLong() + " tokens out");
        }
        return money.isPresent() && usage.billionths() > Math.round(money.getAsDouble() * BILLION)
                ? Optional.of(BigDecimal.valueOf(money.getAsDouble()).toPlainString() + " in money")
                : Optional.empty();
    }
}

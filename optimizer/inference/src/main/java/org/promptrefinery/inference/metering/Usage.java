package org.promptrefinery.inference.metering;

import java.util.OptionalDouble;

/**
 * What completions take. Money is counted in whole billionths, so that sums do not depend on their order.
 *
 * @param completions how many
 * @param tokensIn read
 * @param tokensOut written
 * @param billionths of the currency of the price table, as far as prices are known
 * @param priced whether the price of all of it is known
 */
public record Usage(long completions, long tokensIn, long tokensOut, long billionths, boolean priced) {

    private static final double BILLION = 1e9;

    /** Of nothing, which costs nothing. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, true);

    /** One completion. */
    public static Usage of(long tokensIn, long tokensOut, OptionalDouble cost) {
        return new Usage(1, tokensIn, tokensOut, Math.round(cost.orElse(0) * BILLION), cost.isPresent());
    }

    /** What it costs, in the currency of the price table; empty when some of it has no known price. */
    public OptionalDouble cost() {
        return priced ? OptionalDouble.of(billionths / BILLION) : OptionalDouble.empty();
    }

    public Usage plus(Usage more) {
        return new Usage(
                completions + more.completions,
                tokensIn + more.tokensIn,
                tokensOut + more.tokensOut,
                billionths + more.billionths,
                priced && more.priced);
    }

    /** Takes away what was added before; whether all is priced stays as it is. */
    Usage minus(Usage less) {
        return new Usage(
                completions - less.completions,
                tokensIn - less.tokensIn,
                tokensOut - less.tokensOut,
                billionths - less.billionths,
                priced);
    }

    Usage times(long factor) {
        return new Usage(completions * factor, tokensIn * factor, tokensOut * factor, billionths * factor, priced);
    }

    /** The larger one of each number. */
    Usage max(Usage other) {
        return new Usage(
                Math.max(completions, other.completions),
                Math.max(tokensIn, other.tokensIn),
                Math.max(tokensOut, other.tokensOut),
                Math.max(billionths, other.billionths),
                priced && other.priced);
    }

    Usage withoutCompletions() {
        return new Usage(0, tokensIn, tokensOut, billionths, priced);
    }
}

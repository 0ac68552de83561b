package org.promptrefinery.study.estimate;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Price;

/**
 * So many completions and what they take.
 *
 * @param completions how many
 * @param tokensIn read
 * @param tokensOut written
 * @param cost in the currency of the price table; empty when some of it has no known price
 */
public record Amount(double completions, double tokensIn, double tokensOut, OptionalDouble cost) {

    static final Amount NONE = new Amount(0, 0, 0, OptionalDouble.of(0));

    /** One completion. */
    static Amount of(double tokensIn, double tokensOut, Optional<Price> price) {
        OptionalDouble cost = price.map(
                        known -> OptionalDouble.of(known.of(Math.round(tokensIn), Math.round(tokensOut))))
                .orElse(OptionalDouble.empty());
        return new Amount(1, tokensIn, tokensOut, cost);
    }

    Amount plus(Amount more) {
        return new Amount(
                completions + more.completions,
                tokensIn + more.tokensIn,
                tokensOut + more.tokensOut,
                cost.isPresent() && more.cost.isPresent()
                        ? OptionalDouble.of(cost.getAsDouble() + more.cost.getAsDouble())
                        : OptionalDouble.empty());
    }

    /** Nothing has a known cost, whatever the price. */
    Amount times(double factor) {
        if (factor == 0) {
            return NONE;
        }
        return new Amount(
                completions * factor,
                tokensIn * factor,
                tokensOut * factor,
                cost.isPresent() ? OptionalDouble.of(cost.getAsDouble() * factor) : OptionalDouble.empty());
    }

    /** No more than limits allow. */
    Amount within(Limits limits) {
        return new Amount(
                least(completions, limits.completions()),
                least(tokensIn, limits.tokensIn()),
                least(tokensOut, limits.tokensOut()),
                cost.isPresent()
                        ? OptionalDouble.of(
                                Math.min(cost.getAsDouble(), limits.money().orElse(Double.MAX_VALUE)))
                        : cost);
    }

    private static double least(double number, OptionalLong limit) {
        return limit.isPresent() ? Math.min(number, (double) limit.getAsLong()) : number;
    }
}

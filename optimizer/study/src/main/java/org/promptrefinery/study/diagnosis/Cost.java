package org.promptrefinery.study.diagnosis;

import java.util.OptionalDouble;
import org.promptrefinery.inference.metering.Usage;

/**
 * What answering one case takes, on average; judges are left out, since only measuring needs them.
 *
 * @param completions asked of the model
 * @param tokensIn read
 * @param tokensOut written
 * @param money in the currency of the price table; empty where prices are not known
 */
public record Cost(int completions, double tokensIn, double tokensOut, OptionalDouble money) {

    /** Of a usage that answered some cases with so many completions each. */
    static Cost of(Usage usage, int completions) {
        double each = usage.completions() == 0 ? 0 : (double) completions / usage.completions();
        return new Cost(
                completions,
                each * usage.tokensIn(),
                each * usage.tokensOut(),
                usage.cost().isPresent()
                        ? OptionalDouble.of(each * usage.cost().getAsDouble())
                        : OptionalDouble.empty());
    }

    /** Of as many answers. */
    Cost times(int answers) {
        return new Cost(
                completions * answers,
                tokensIn * answers,
                tokensOut * answers,
                money.isPresent() ? OptionalDouble.of(money.getAsDouble() * answers) : money);
    }

    /** Tokens read and written. */
    public double tokens() {
        return tokensIn + tokensOut;
    }
}

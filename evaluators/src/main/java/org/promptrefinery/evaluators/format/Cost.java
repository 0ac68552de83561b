package org.promptrefinery.evaluators.format;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;

/** Whether an answer was cheap enough; unscored where the cost is not known, which is never taken for free. */
final class Cost extends Judging {

    private final double most;

    private Cost(double most) {
        super("cost(" + plain(most) + ")", false);
        this.most = most;
    }

    static Cost of(Options options) {
        return new Cost(options.number("max", 0, Double.MAX_VALUE).orElseThrow(() -> options.missing("max", "0.002")));
    }

    @Override
    protected Verdict verdict(Trial trial) {
        OptionalDouble cost = trial.delivery().cost();
        if (cost.isEmpty() || !Double.isFinite(cost.getAsDouble())) {
            return new Verdict.Unscored("it is not known what the answer cost");
        }
        return cost.getAsDouble() <= most
                ? Verdict.pass("cost " + plain(cost.getAsDouble()) + ", at most " + plain(most))
                : Verdict.fail("cost " + plain(cost.getAsDouble()) + ", more than " + plain(most));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}

package org.promptrefinery.study.estimate;

import org.promptrefinery.inference.metering.Limits;

/** What something takes: in the best case, usually, and in the worst case. */
public record Range(Amount lowest, Amount expected, Amount highest) {

    static final Range NOTHING = new Range(Amount.NONE, Amount.NONE, Amount.NONE);

    Range plus(Range more) {
        return new Range(lowest.plus(more.lowest), expected.plus(more.expected), highest.plus(more.highest));
    }

    Range times(Frequency frequency) {
        return new Range(
                lowest.times(frequency.lowest()),
                expected.times(frequency.expected()),
                highest.times(frequency.highest()));
    }

    Range within(Limits limits) {
        return new Range(lowest.within(limits), expected.within(limits), highest.within(limits));
    }
}

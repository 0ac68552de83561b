package org.promptrefinery.inference.pace;

/**
 * Grows a limit only as long as that pays: when a tenth more in flight does not bring a fortieth more answers a second,
 * it goes back and rests. Without it, a limit would creep up with the latency that it causes itself.
 */
final class Climb {

    private static final double ENOUGH_TO_TELL = 1.1;
    private static final double PAYS = 0.25;
    private static final int REST = 10;

    private double base;
    private double baseRate;
    private int rest;

    /** Conditions have changed, so that rates from before tell nothing. */
    void restart() {
        baseRate = 0;
        rest = 0;
    }

    /**
     * The next limit.
     *
     * @param rate answers a second at the present limit
     * @param wanted the limit to try if growing pays
     */
    double next(double limit, double rate, double wanted) {
        if (rest > 0) {
            rest--;
            return limit;
        }
        if (baseRate == 0) {
            base = limit;
            baseRate = rate;
        } else if (limit > ENOUGH_TO_TELL * base + 1) {
            if (rate < baseRate * (1 + PAYS * (limit / base - 1))) {
                baseRate = 0;
                rest = REST;
                return base;
            }
            base = limit;
            baseRate = rate;
        }
        return wanted;
    }
}

package org.promptrefinery.search.statistics;

/**
 * A sequential test of "is not worse on average than its rival" that may be looked at after every case: a bet against
 * the contender whose stake grows only if the contender is worse. Waudby-Smith and Ramdas (2024), Estimating means of
 * bounded random variables by betting, JRSS B 86(1); the stake is their approximate GRAPA, which depends on past cases
 * only.
 *
 * @param wealth what a stake of 1 has become; by Ville's inequality it reaches 1/alpha with probability at most alpha
 *     while the contender is not worse
 * @param count differences seen
 * @param sum of the losses seen
 * @param squares sum of the squared losses seen
 */
public record LosingBet(double wealth, int count, double sum, double squares) {

    public static final LosingBet START = new LosingBet(1, 0, 0, 0);
    private static final double MOST = 0.75;

    /**
     * The bet after one more case.
     *
     * @param difference contender's score minus rival's, in [-1, 1]
     */
    public LosingBet after(double difference) {
        if (!(difference >= -1 && difference <= 1)) {
            throw new IllegalArgumentException("a difference of scores lies in [-1, 1], not " + difference);
        }
        return staked(-difference);
    }

    /**
     * The bet after one more case that is drawn without replacement from a rest of which the sum of losses is bounded:
     * against "loses no more than that". The bound may change from case to case as long as it is fixed before the case
     * is seen. Waudby-Smith and Ramdas (2020), Confidence sequences for sampling without replacement.
     *
     * @param loss of the contender, in [0, 1]
     * @param allowed mean loss over this case and all to come, at most, of a contender that is not worse
     */
    public LosingBet after(double loss, double allowed) {
        if (!(loss >= 0 && loss <= 1 && allowed >= 0)) {
            throw new IllegalArgumentException(
                    "a loss lies in [0, 1] and what is allowed is not negative, not " + loss + " and " + allowed);
        }
        return staked(loss - Math.min(1, allowed));
    }

    private LosingBet staked(double loss) {
        return new LosingBet(wealth * (1 + stake() * loss), count + 1, sum + loss, squares + loss * loss);
    }

    /** Whether the contender is shown to be worse, with an error rate of at most alpha over all looks. */
    public boolean isLost(double alpha) {
        return wealth >= 1 / alpha;
    }

    private double stake() {
        double mean = sum / (count + 1);
        double spread = (squares + 0.25) / (count + 1);
        return Math.clamp(mean / spread, 0, MOST);
    }
}

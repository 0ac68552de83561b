package org.promptrefinery.search.statistics;

/**
 * A sequential test of "loses no more than allowed" over cases that are drawn one by one, by chance and without
 * replacement, which may be looked at after every case: a bet against a contender whose stake grows only if it loses
 * more. Waudby-Smith and Ramdas (2020), Confidence sequences for sampling without replacement, NeurIPS 33, and (2024),
 * Estimating means of bounded random variables by betting, JRSS B 86(1); the stake is their approximate GRAPA, which
 * depends on past cases only.
 *
 * @param wealth what a stake of 1 has become; by Ville's inequality it reaches 1/alpha with probability at most alpha
 *     while the contender loses no more than allowed
 * @param count cases seen
 * @param sum of what was lost beyond the allowance
 * @param squares sum of its squares
 */
public record LosingBet(double wealth, int count, double sum, double squares) {

    public static final LosingBet START = new LosingBet(1, 0, 0, 0);
    private static final double MOST = 0.75;

    /**
     * The bet after one more case.
     *
     * @param loss of the contender, in [0, 1]
     * @param allowed mean loss over this case and all to come, at most, of a contender that is not worse; it may change
     *     from case to case as long as it is fixed before the case is seen
     */
    public LosingBet after(double loss, double allowed) {
        if (!(loss >= 0 && loss <= 1 && allowed >= 0)) {
            throw new IllegalArgumentException(
                    "a loss lies in [0, 1] and what is allowed is not negative, not " + loss + " and " + allowed);
        }
        double excess = loss - Math.min(1, allowed);
        return new LosingBet(wealth * (1 + stake() * excess), count + 1, sum + excess, squares + excess * excess);
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

package org.promptrefinery.search.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Wilcoxon (1945), Individual comparisons by ranking methods, Biometrics Bulletin 1, 80-83, with zeros as Pratt (1959),
 * Remarks on zeros and ties in the Wilcoxon signed rank procedures, JASA 54, 655-667: they are ranked and then left
 * out. Ties get their mean rank. The distribution is that of the ranks as they are, so the p-value is exact whatever
 * the ties and zeros: Streitberg and Roehmel (1986), Exact distributions for permutation and rank tests, Statistical
 * Software Newsletter 12, 10-17.
 */
final class SignedRanks {

    private static final int EXACT_UP_TO = 300;
    private static final double RESOLUTION = 1e9;

    /** Twice the ranks, so that mean ranks are whole too; 0 for a difference of 0. */
    private final int[] ranks;

    private final boolean[] positive;

    private SignedRanks(int[] ranks, boolean[] positive) {
        this.ranks = ranks;
        this.positive = positive;
    }

    /**
     * Twice the chance of ranks that speak as strongly in the direction of the mean difference. A few great gains may
     * outweigh many small losses in the mean while the ranks say the opposite; that is no evidence for the gain.
     */
    static double pValue(double[] differences) {
        long[] rounded = Arrays.stream(differences)
                .mapToLong(difference -> Math.round(difference * RESOLUTION))
                .toArray();
        int direction = Long.signum(Arrays.stream(rounded).sum());
        boolean[] positive = new boolean[rounded.length];
        IntStream.range(0, rounded.length).forEach(i -> positive[i] = rounded[i] * direction > 0);
        return direction == 0 ? 1 : Math.min(1, 2 * new SignedRanks(ranks(rounded), positive).upperTail());
    }

    private static int[] ranks(long[] differences) {
        long[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        return Arrays.stream(differences)
                .mapToInt(difference -> difference == 0 ? 0 : twiceTheMeanRank(sizes, Math.abs(difference)))
                .toArray();
    }

    private static int twiceTheMeanRank(long[] sorted, long size) {
        int below = (int) Arrays.stream(sorted).takeWhile(other -> other < size).count();
        int notAbove =
                (int) Arrays.stream(sorted).takeWhile(other -> other <= size).count();
        return below + 1 + notAbove;
    }

    private double upperTail() {
        int observed = IntStream.range(0, ranks.length)
                .filter(i -> positive[i])
                .map(i -> ranks[i])
                .sum();
        return ranks.length <= EXACT_UP_TO ? exactTail(observed) : normalTail(observed);
    }

    private double exactTail(int observed) {
        double[] chances = new double[Arrays.stream(ranks).sum() + 1];
        chances[0] = 1;
        int reached = 0;
        for (int rank : ranks) {
            reached += rank;
            for (int sum = reached; rank > 0 && sum >= 0; sum--) {
                chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
            }
        }
        return Arrays.stream(chances, observed, chances.length).sum();
    }

    private double normalTail(int observed) {
        double mean = Arrays.stream(ranks).sum() / 2.0;
        double variance =
                Arrays.stream(ranks).mapToDouble(rank -> (double) rank * rank).sum() / 4;
        return NormalDistribution.of(mean, Math.sqrt(variance)).survivalProbability(observed - 1.0);
    }
}

package org.promptrefinery.search.statistics;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What the exact McNemar test can show with so many cases, each of which passes or fails. Exact, by summing over how
 * many cases change: Duffy (1984), Asymptotic and exact power for the McNemar test and its analogue with R controls per
 * case, Biometrics 40, 1005-1015.
 *
 * @param level of the two-sided test, such as 0.05
 * @param power wanted chance to show a gain that is there, such as 0.8
 */
public record PassFailPower(double level, double power) {

    /** The usual 5 % and 80 %. */
    public static final PassFailPower USUAL = new PassFailPower(0.05, 0.8);

    private static final int POINTS = 100;
    private static final int MOST_CASES = 20_000;
    private static final double NEGLIGIBLE = 1e-9;

    public PassFailPower {
        if (!(level > 0 && level < 1 && power > 0 && power < 1)) {
            throw new IllegalArgumentException(
                    "level and power lie between 0 and 1, and are not " + level + " and " + power);
        }
    }

    /**
     * The chance that the second side is shown to be better.
     *
     * @param cases at least 0
     * @param gained share of cases that only the second side passes
     * @param lost share of cases that only the first side passes; both together at most 1
     */
    public double of(int cases, double gained, double lost) {
        if (!(gained >= 0 && lost >= 0 && gained + lost <= 1 + NEGLIGIBLE)) {
            throw new IllegalArgumentException("shares of cases are not " + gained + " and " + lost);
        }
        double changing = Math.min(1, gained + lost);
        if (gained == 0) {
            return 0;
        }
        BinomialDistribution changes = BinomialDistribution.of(cases, changing);
        return IntStream.rangeClosed(0, cases)
                .filter(changed -> changes.probability(changed) > NEGLIGIBLE / (cases + 1))
                .mapToDouble(changed -> changes.probability(changed) * shown(changed, gained / (gained + lost)))
                .sum();
    }

    /** The chance that so many changed cases are enough. */
    private double shown(int changed, double gains) {
        int enough = BinomialDistribution.of(changed, 0.5).inverseSurvivalProbability(level / 2) + 1;
        return enough > changed ? 0 : BinomialDistribution.of(changed, gains).survivalProbability(enough - 1);
    }

    /**
     * The smallest gain that so many cases show with the wanted power, in whole points.
     *
     * @param lost share of cases that get worse all the same
     * @return passes gained less passes lost, as a share of the cases; empty when not even the greatest gain is enough
     */
    public OptionalDouble smallestGain(int cases, double lost) {
        int most = (int) Math.floor((1 - 2 * lost) * POINTS + NEGLIGIBLE);
        int low = 0;
        int high = most + 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (suffices(cases, middle / (double) POINTS, lost)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high > most ? OptionalDouble.empty() : OptionalDouble.of(high / (double) POINTS);
    }

    /**
     * How many cases show a gain with the wanted power. The power of an exact test grows with the cases in steps that
     * are not quite even, so that a few cases less may do as well.
     *
     * @param gain passes gained less passes lost, as a share of the cases
     * @param lost share of cases that get worse all the same
     * @return empty when 20,000 do not
     */
    public OptionalInt cases(double gain, double lost) {
        int low = 0;
        int high = 1;
        while (high <= MOST_CASES && !suffices(high, gain, lost)) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (suffices(middle, gain, lost)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high > MOST_CASES ? OptionalInt.empty() : OptionalInt.of(high);
    }

    private boolean suffices(int cases, double gain, double lost) {
        return of(cases, Math.min(1 - lost, gain + lost), lost) >= power;
    }
}

package org.promptrefinery.search.statistics;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.GammaDistribution;

/** A draw from what is believed of a rate of success: Thompson (1933), Biometrika 25, 285-294. */
public final class ThompsonSampling {

    private ThompsonSampling() {}

    /**
     * A plausible rate of events after this many in this much exposure: a draw from the posterior of a Poisson rate.
     *
     * @param events above 0, with what is believed beforehand; fractions count as well
     * @param exposure above 0, likewise
     */
    public static double draw(double events, double exposure, RandomGenerator random) {
        return GammaDistribution.of(events, 1 / exposure).inverseCumulativeProbability(random.nextDouble());
    }
}

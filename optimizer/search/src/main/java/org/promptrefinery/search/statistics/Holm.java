package org.promptrefinery.search.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Several tests at once: Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of
 * Statistics 6, 65-70. It holds however the tests depend on each other.
 */
public final class Holm {

    private Holm() {}

    /**
     * Adjusted p-values: those below alpha are significant with a chance of at most alpha that any of them is so
     * wrongly.
     *
     * @param pValues in [0, 1]
     * @return in the same order, in [0, 1]
     */
    public static double[] adjust(double... pValues) {
        int[] ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> pValues[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double highest = 0;
        for (int step = 0; step < ascending.length; step++) {
            int index = ascending[step];
            highest = Math.max(highest, Math.min(1, (pValues.length - step) * pValues[index]));
            adjusted[index] = highest;
        }
        return adjusted;
    }
}

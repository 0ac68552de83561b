package org.promptrefinery.evaluators.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How often two raters said what, as shares of all that they rated. */
final class RatingTable {

    private final double total;
    private final double[][] shares;
    private final double[] rows;
    private final double[] columns;

    /** @param counts how often the first rater said the row while the second said the column; square */
    RatingTable(int[][] counts) {
        total = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
        shares = Arrays.stream(counts)
                .map(row ->
                        Arrays.stream(row).mapToDouble(count -> count / total).toArray())
                .toArray(double[][]::new);
        rows = Arrays.stream(shares)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        columns = IntStream.range(0, shares.length)
                .mapToDouble(
                        j -> Arrays.stream(shares).mapToDouble(row -> row[j]).sum())
                .toArray();
    }

    /** The share on which both agree. */
    double observed() {
        return IntStream.range(0, shares.length).mapToDouble(i -> shares[i][i]).sum();
    }

    /** The share on which they would agree by chance; NaN for an empty table. */
    double expected() {
        return IntStream.range(0, shares.length)
                .mapToDouble(i -> rows[i] * columns[i])
                .sum();
    }

    /** The large-sample standard error of kappa by Fleiss, Cohen and Everitt (1969). */
    double standardError(double kappa) {
        double chance = kappa - expected() * (1 - kappa);
        double spread = -chance * chance;
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                double margins = i == j ? rows[i] + columns[i] : columns[i] + rows[j];
                double term = (i == j ? 1 : 0) - margins * (1 - kappa);
                spread += shares[i][j] * term * term;
            }
        }
        return Math.sqrt(Math.max(0, spread) / total) / (1 - expected());
    }
}

package org.promptrefinery.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Maps numbers to places on an axis.
 *
 * @param low number at its beginning
 * @param high number at its end, greater than {@code low}
 * @param from place of {@code low}
 * @param to place of {@code high}
 */
record Scale(double low, double high, double from, double to) {

    /** Ends closer than this share of them are drawn apart, so that steps never vanish in rounding. */
    private static final double FINEST = 1e-6;

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /** A scale from a round number to a round number, around all that lies between {@code least} and {@code most}. */
    static Scale round(double least, double most, double from, double to) {
        double span = Math.max(most - least, FINEST * Math.max(1, Math.max(Math.abs(least), Math.abs(most))));
        double step = step(span);
        double low = Math.floor(least / step + 1e-9) * step;
        double high = Math.ceil(most / step - 1e-9) * step;
        return new Scale(low, high > low ? high : low + step, from, to);
    }

    /** The same axis within these bounds. */
    Scale within(double least, double most) {
        return new Scale(Math.max(low, least), Math.min(high, most), from, to);
    }

    double at(double number) {
        double share = (number - low) / (high - low);
        return from + Math.clamp(share, 0, 1) * (to - from);
    }

    /** The place as an SVG attribute. */
    String place(double number) {
        return place(at(number), 1);
    }

    static String place(double place, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", place);
    }

    /** Round numbers from one end to the other, about five. */
    List<Double> ticks() {
        double step = step(high - low);
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        return LongStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
    }

    private static double step(double span) {
        double raw = span / 5;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double step : STEPS) {
            if (raw <= step * power * (1 + 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }
}

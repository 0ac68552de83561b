package org.promptrefinery.report;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers for a person. */
final class Figures {

    private static final String SPACE = "\u00A0";
    private static final double LEAST_CHANCE = 0.0001;

    private Figures() {}

    /** A share, such as 0.955 as 95.5 %. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share) + SPACE + "%";
    }

    /** A difference of shares in points, with its sign. */
    static String points(double share) {
        String text = String.format(Locale.ROOT, "%+.1f", 100 * share);
        return text.equals("-0.0") ? "+0.0" : text.replace('-', '\u2212');
    }

    static String interval(double low, double high) {
        return points(low) + " to " + points(high);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1 case} and {@code 2 cases}. */
    static String count(long number, String one) {
        return count(number) + SPACE + (number == 1 ? one : one + "s");
    }

    static String chance(double pValue) {
        return pValue < LEAST_CHANCE
                ? "p" + SPACE + "<" + SPACE + "0.0001"
                : String.format(Locale.ROOT, "p" + SPACE + "=" + SPACE + "%.4f", pValue);
    }

    static String time(Duration time) {
        if (time.toSeconds() < 60) {
            return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0) + SPACE + "s";
        }
        if (time.toMinutes() < 60) {
            return time.toMinutes() + SPACE + "min " + time.toSecondsPart() + SPACE + "s";
        }
        return time.toHours() + SPACE + "h " + time.toMinutesPart() + SPACE + "min";
    }

    /** In the currency of the job's prices. */
    static String money(OptionalDouble money) {
        return money.isEmpty() ? "no price known" : String.format(Locale.ROOT, "%,.2f", money.getAsDouble());
    }
}

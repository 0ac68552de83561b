package org.promptrefinery.evaluators.text;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a whole number makes with what follows it: 1/2, 1 1/2, 1½, or nothing but itself.
 *
 * @param value the number or fraction
 * @param end where it ends
 * @param date whether it goes on with a second slash, as in 1/2/2020, and so is no number
 */
record Fraction(Quantity value, int end, boolean date) {

    private static final String SLASHES = "/\u2044";
    private static final int MOST_DIGITS = 20;

    static Fraction none(Quantity whole, int end) {
        return new Fraction(whole, end, false);
    }

    static Fraction after(String text, int end, Quantity whole) {
        int next = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        Optional<Quantity> vulgar = Vulgar.value(text, next);
        if (vulgar.isPresent()) {
            return none(whole.plus(vulgar.get()), next + 1);
        }
        return slash(text, end)
                ? divided(text, end, whole)
                : mixed(text, next, whole).orElse(none(whole, end));
    }

    private static Fraction divided(String text, int slash, Quantity whole) {
        int end = digits(text, slash + 1);
        if (slash(text, end)) {
            return new Fraction(whole, digits(text, end + 1), true);
        }
        return ratio(whole, text.substring(slash + 1, end))
                .map(ratio -> none(ratio, end))
                .orElse(none(whole, slash));
    }

    /** A whole number and a proper fraction: 1 1/2, but not 1 3/2. */
    private static Optional<Fraction> mixed(String text, int start, Quantity whole) {
        int slash = digits(text, start);
        if (slash == start || !slash(text, slash) || slash - start > MOST_DIGITS) {
            return Optional.empty();
        }
        Quantity numerator = Quantity.of(new BigDecimal(text.substring(start, slash)));
        Fraction fraction = divided(text, slash, numerator);
        boolean proper = !fraction.date()
                && fraction.value().numerator().compareTo(fraction.value().denominator()) < 0;
        return proper ? Optional.of(none(whole.plus(fraction.value()), fraction.end())) : Optional.empty();
    }

    private static Optional<Quantity> ratio(Quantity numerator, String denominator) {
        if (denominator.isEmpty() || denominator.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        BigDecimal divisor = new BigDecimal(denominator);
        return divisor.signum() == 0
                ? Optional.empty()
                : Optional.of(new Quantity(numerator.numerator(), divisor, false));
    }

    private static boolean slash(String text, int at) {
        return at + 1 < text.length()
                && SLASHES.indexOf(text.charAt(at)) >= 0
                && Character.isDigit(text.charAt(at + 1));
    }

    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}

package org.promptrefinery.evaluators.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.text.Normalizer;

/**
 * A power of ten right after a number: e3, E-5, × 10^3, x 10⁻⁵.
 *
 * @param power 0 when there is none
 * @param end where it ends
 */
record Exponent(int power, int end) {

    /** A power has a few characters only, so that no more of the text is looked at. */
    private static final int WINDOW = 24;

    private static final Pattern LETTER = Pattern.compile("^[eE]([+\\-\u2212]?[0-9]{1,3})(?:[^\\pL\\pN]|$)");
    private static final Pattern TIMES_TEN = Pattern.compile(
            "^ ?(?:[×xX*·⋅]|\\\\times|\\\\cdot) ?10(?:\\^\\{?([+\\-\u2212]?[0-9]{1,3})\\}?|([⁺⁻]?[⁰¹²³⁴-⁹]{1,3}))");

    static Exponent after(String text, int end) {
        if (end >= text.length()) {
            return new Exponent(0, end);
        }
        String window = text.substring(end, Math.min(text.length(), end + WINDOW));
        Matcher letter = LETTER.matcher(window);
        if (letter.find()) {
            return new Exponent(power(letter.group(1)), end + letter.end(1));
        }
        Matcher times = TIMES_TEN.matcher(window);
        if (times.find()) {
            return new Exponent(power(times.group(times.start(1) < 0 ? 2 : 1)), end + times.end());
        }
        return new Exponent(0, end);
    }

    Quantity applied(Quantity value) {
        return power == 0 ? value : value.times(BigDecimal.ONE.scaleByPowerOfTen(power));
    }

    private static int power(String written) {
        return Integer.parseInt(
                Normalizer.normalize(written, Normalizer.Form.NFKC).replace('\u2212', '-'));
    }
}

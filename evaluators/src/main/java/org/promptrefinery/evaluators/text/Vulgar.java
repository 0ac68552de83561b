package org.promptrefinery.evaluators.text;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;

/** Fractions that are one character, such as ½. */
final class Vulgar {

    private static final char FRACTION_SLASH = '\u2044';

    private Vulgar() {}

    static Optional<Quantity> value(String text, int at) {
        if (at >= text.length() || Character.getType(text.charAt(at)) != Character.OTHER_NUMBER) {
            return Optional.empty();
        }
        String spelled = Normalizer.normalize(text.substring(at, at + 1), Normalizer.Form.NFKC);
        int slash = spelled.indexOf(FRACTION_SLASH);
        return slash <= 0 || slash == spelled.length() - 1
                ? Optional.empty()
                : Optional.of(new Quantity(
                        new BigDecimal(spelled.substring(0, slash)),
                        new BigDecimal(spelled.substring(slash + 1)),
                        false));
    }
}

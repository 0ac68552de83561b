package org.promptrefinery.evaluators.text;

import java.math.BigDecimal;
import java.util.Optional;

/** Which sign stands before the decimals of a number; the others part its thousands. */
enum DecimalSign {
    /**
     * Follows from the number: the last sign, if it is a point or comma and occurs once; but a comma alone before
     * exactly three digits parts thousands.
     */
    AUTO {
        @Override
        int place(String token) {
            int last = DigitGroups.lastSign(token);
            if (last < 0 || ".,".indexOf(token.charAt(last)) < 0 || token.indexOf(token.charAt(last)) != last) {
                return -1;
            }
            boolean thousands = token.charAt(last) == ','
                    && token.charAt(0) != '0'
                    && DigitGroups.joined(token).isPresent();
            return thousands ? -1 : last;
        }
    },
    POINT {
        @Override
        int place(String token) {
            return token.indexOf('.');
        }
    },
    COMMA {
        @Override
        int place(String token) {
            return token.indexOf(',');
        }
    };

    /** Longer ones are no numbers that a person reads, and would take more than linear time. */
    private static final int LONGEST = 400;

    /** Where in a run of digits and signs the decimal sign is; -1 for a whole number. */
    abstract int place(String token);

    /** The value of digits with signs between them, if they are a number. */
    Optional<BigDecimal> value(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        int point = place(token);
        String whole = point < 0 ? token : token.substring(0, point);
        String decimals = point < 0 ? "" : token.substring(point + 1);
        return DigitGroups.lastSign(decimals) < 0
                ? DigitGroups.joined(whole).map(digits -> new BigDecimal(digits + "." + decimals))
                : Optional.empty();
    }
}

package org.promptrefinery.evaluators.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the numbers in a text, from left to right in one pass. Digits in names (GPT-4, B2, v1.2), ordinals (3rd), dates
 * and version numbers with points or slashes are none; a dash is a sign only right before a number and after none.
 */
final class NumberScanner {

    private final String text;
    private final DecimalSign sign;
    private final List<Quantity> found = new ArrayList<>();
    private int at;

    private NumberScanner(String text, DecimalSign sign) {
        this.text = text;
        this.sign = sign;
    }

    static List<Quantity> numbers(String text, DecimalSign sign) {
        NumberScanner scanner = new NumberScanner(text, sign);
        while (scanner.at < text.length()) {
            scanner.step();
        }
        return List.copyOf(scanner.found);
    }

    private void step() {
        if (letter(at)) {
            word();
        } else if (digit(at) || bareDecimals()) {
            number();
        } else {
            Vulgar.value(text, at).ifPresent(value -> add(value, MinusSign.before(text, at), at + 1));
            at++;
        }
    }

    /** Digits that follow letters make a name with them, unless the letters are a currency. */
    private void word() {
        int end = letters(at);
        boolean hyphened = joins(end) && text.charAt(end) != '.' && digit(end + 1);
        boolean name = hyphened || (digit(end) && !Currencies.isCode(text, at, end));
        at = name ? nameEnd(end) : end;
    }

    private void number() {
        boolean negative = MinusSign.before(text, at);
        int end = tokenEnd(at);
        String token = ascii(at, end);
        Optional<BigDecimal> value = sign.value(token.startsWith(".") || token.startsWith(",") ? "0" + token : token);
        if (value.isPresent()) {
            finish(Quantity.of(value.get()), negative, end, DigitGroups.lastSign(token) < 0);
        } else {
            at = end;
            pieces(token);
        }
    }

    /** What stands after the digits decides what the number is: a fraction, a power of ten, an ordinal, a unit. */
    private void finish(Quantity digits, boolean negative, int end, boolean whole) {
        Fraction fraction = whole ? Fraction.after(text, end, digits) : Fraction.none(digits, end);
        Exponent exponent = Exponent.after(text, fraction.end());
        int unitEnd = letters(exponent.end());
        boolean ordinal = whole && Units.isOrdinal(text, exponent.end(), unitEnd);
        boolean name = unitEnd > exponent.end() && digit(unitEnd);
        at = name ? nameEnd(unitEnd) : unitEnd;
        if (!fraction.date() && !ordinal && !name) {
            add(exponent.applied(fraction.value()), negative, exponent.end());
        }
    }

    private void add(Quantity value, boolean negative, int end) {
        Units units = Units.after(text, end);
        Quantity scaled = value.times(negative ? units.factor().negate() : units.factor());
        found.add(units.percent() ? scaled.asPercent() : scaled);
    }

    /** A list without spaces, such as 3,5,8. */
    private void pieces(String token) {
        String point = sign == DecimalSign.COMMA ? "," : ".";
        int start = 0;
        for (int end = 0; end <= token.length(); end++) {
            boolean ends = end == token.length()
                    || (DigitGroups.isSign(token.charAt(end)) && point.indexOf(token.charAt(end)) < 0);
            if (ends) {
                sign.value(token.substring(start, end)).map(Quantity::of).ifPresent(found::add);
                start = end + 1;
            }
        }
    }

    private boolean bareDecimals() {
        char c = text.charAt(at);
        boolean point = c == (sign == DecimalSign.COMMA ? ',' : '.');
        return point && digit(at + 1) && (at == 0 || (!letter(at - 1) && !digit(at - 1) && text.charAt(at - 1) != c));
    }

    private int tokenEnd(int start) {
        int end = start + 1;
        while (digit(end) || (end < text.length() && DigitGroups.isSign(text.charAt(end)) && digit(end + 1))) {
            end++;
        }
        return end;
    }

    private String ascii(int start, int end) {
        StringBuilder token = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            token.append(digit(i) ? (char) ('0' + Character.digit(text.charAt(i), 10)) : text.charAt(i));
        }
        return token.toString();
    }

    private int letters(int start) {
        int end = start;
        while (letter(end)) {
            end++;
        }
        return end;
    }

    private int nameEnd(int start) {
        int end = start;
        while (letter(end) || digit(end) || (joins(end) && (letter(end + 1) || digit(end + 1)))) {
            end++;
        }
        return end;
    }

    private boolean joins(int index) {
        return index < text.length() && ("._".indexOf(text.charAt(index)) >= 0 || MinusSign.is(text.charAt(index)));
    }

    private boolean letter(int index) {
        return index < text.length() && WordEdges.isWord(text.charAt(index)) && !digit(index);
    }

    private boolean digit(int index) {
        return index < text.length() && Character.isDigit(text.charAt(index));
    }
}

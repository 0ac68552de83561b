package org.promptrefinery.evaluators.words;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.translate.EntityArrays;

/** Characters written as HTML references, percent-encoded UTF-8 or backslash-u escapes. */
final class Escapes {

    private static final int LONGEST_REFERENCE = 12;
    private static final Map<String, Integer> NAMED = new HashMap<>();
    private static final Decoded NONE = new Decoded(-1, -1);

    static {
        for (Map<CharSequence, CharSequence> part :
                List.of(EntityArrays.ISO8859_1_UNESCAPE, EntityArrays.HTML40_EXTENDED_UNESCAPE)) {
            part.forEach((name, character) -> NAMED.put(name.toString(), Character.codePointAt(character, 0)));
        }
    }

    private Escapes() {}

    /**
     * A character and where its escape ends.
     *
     * @param end -1 when there is no escape
     */
    record Decoded(int codePoint, int end) {}

    static boolean mayStart(char c) {
        return c == '&' || c == '%' || c == '\\';
    }

    /** The escape that begins there, if one does. */
    static Decoded at(String text, int start) {
        return switch (text.charAt(start)) {
            case '&' -> reference(text, start);
            case '%' -> percent(text, start);
            default -> unicode(text, start);
        };
    }

    private static Decoded reference(String text, int start) {
        if (text.startsWith("&#x", start) || text.startsWith("&#X", start)) {
            return numeric(text, start + 3, 16);
        }
        if (text.startsWith("&#", start)) {
            return numeric(text, start + 2, 10);
        }
        return named(text, start);
    }

    private static Decoded named(String text, int start) {
        int end = start + 1;
        while (end < text.length() && end - start < LONGEST_REFERENCE && text.charAt(end) != ';') {
            end++;
        }
        String name = text.substring(start, Math.min(end + 1, text.length()));
        return NAMED.containsKey(name) ? new Decoded(NAMED.getOrDefault(name, 0), end + 1) : NONE;
    }

    private static Decoded numeric(String text, int start, int radix) {
        int end = start;
        int value = 0;
        while (end < text.length() && value <= Character.MAX_CODE_POINT && digit(text.charAt(end), radix) >= 0) {
            value = value * radix + digit(text.charAt(end++), radix);
        }
        boolean closed = end < text.length() && text.charAt(end) == ';';
        return end == start || value > Character.MAX_CODE_POINT ? NONE : new Decoded(value, closed ? end + 1 : end);
    }

    private static Decoded percent(String text, int start) {
        int first = octet(text, start);
        int size = first < 0 ? 0 : first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            int octet = octet(text, start + 3 * i);
            if (octet < 0) {
                return NONE;
            }
            bytes[i] = (byte) octet;
        }
        return size == 0 || first < ' ' ? NONE : utf8(bytes, start + 3 * size);
    }

    private static Decoded utf8(byte[] bytes, int end) {
        try {
            CharSequence decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new Decoded(Character.codePointAt(decoded, 0), end);
        } catch (CharacterCodingException noText) {
            return NONE;
        }
    }

    private static Decoded unicode(String text, int start) {
        if (!text.startsWith("\\u", start)) {
            return NONE;
        }
        int high = hex(text, start + 2, 4);
        if (high >= Character.MIN_HIGH_SURROGATE
                && high <= Character.MAX_HIGH_SURROGATE
                && text.startsWith("\\u", start + 6)) {
            int low = hex(text, start + 8, 4);
            if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
                return new Decoded(Character.toCodePoint((char) high, (char) low), start + 12);
            }
        }
        return high < 0 ? NONE : new Decoded(high, start + 6);
    }

    private static int octet(String text, int start) {
        return start < text.length() && text.charAt(start) == '%' ? hex(text, start + 1, 2) : -1;
    }

    private static int hex(String text, int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = i < text.length() ? digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private static int digit(char c, int radix) {
        return c < 128 ? Character.digit(c, radix) : -1;
    }
}

package org.promptrefinery.inference.loopback;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as it came over a connection.
 *
 * @param headers by names in lower case
 * @param length in bytes
 */
record Incoming(String method, String path, Map<String, String> headers, String body, int length) {

    /** The first call in some bytes; null while it is not there as a whole. */
    static @Nullable Incoming read(byte[] bytes, int filled) {
        int end = endOfHead(bytes, filled);
        if (end < 0) {
            return null;
        }
        String[] lines = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = HashMap.newHashMap(lines.length);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        int begin = end + 4;
        if (begin + length > filled) {
            return null;
        }
        String[] words = lines[0].split(" ");
        String body = new String(bytes, begin, length, StandardCharsets.UTF_8);
        return new Incoming(words[0], words[1], headers, body, begin + length);
    }

    private static int endOfHead(byte[] bytes, int filled) {
        for (int i = 3; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i - 3;
            }
        }
        return -1;
    }
}

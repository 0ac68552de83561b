package org.promptrefinery.inference.loopback;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reply of HTTP.
 *
 * @param status such as 200
 * @param headers besides the length
 * @param body as text
 */
public record Answer(int status, Map<String, String> headers, String body) {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** A document in JSON. */
    public static Answer json(int status, String body) {
        return new Answer(status, JSON, body);
    }

    /** A page of another type, such as {@code text/html}. */
    public static Answer page(int status, String type, String body) {
        return new Answer(status, Map.of("Content-Type", type), body);
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /** As it travels. */
    byte[] bytes() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(128)
                .append("HTTP/1.1 ")
                .append(status)
                .append(" Said\r\nContent-Length: ")
                .append(content.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }

    /** Bytes before the body. */
    int headLength(byte[] bytes) {
        return bytes.length - body.getBytes(StandardCharsets.UTF_8).length;
    }
}

package org.promptrefinery.retrieval.documents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Characters out of bytes: as the byte order mark says, else UTF-8, and nothing guessed. */
final class Decoded {

    private static final char MARK = '\uFEFF';

    private Decoded() {}

    static String text(byte[] bytes) throws Unreadable {
        Charset charset = charset(bytes);
        String text;
        try {
            text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new Unreadable("is not " + charset + " text; save it as UTF-8");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Unreadable("is binary, not text");
        }
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return switch (first) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }
}

package org.promptrefinery.evaluators.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Parts of the names of evaluators: all that changes their outcome. */
final class Names {

    private static final int HASH_DIGITS = 8;

    private Names() {}

    /** Those that are not empty, in brackets; nothing where all are. */
    static String bracketed(String... parts) {
        List<String> said = Arrays.stream(parts).filter(part -> !part.isEmpty()).toList();
        return said.isEmpty() ? "" : "(" + String.join(",", said) + ")";
    }

    /** The name of a flag where it is set. */
    static String flag(boolean set, String name) {
        return set ? name : "";
    }

    /** Stands for a text that is too long for a name. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

package org.promptrefinery.retrieval.documents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over parts, each with its length, so that no two sequences of parts read the same. */
public final class Hash {

    private static final int CHARACTERS = 32;

    private final MessageDigest digest;

    public Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Adds a part. */
    public Hash with(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
        return this;
    }

    /** Adds a part, as UTF-8. */
    public Hash with(String part) {
        return with(part.getBytes(StandardCharsets.UTF_8));
    }

    /** The first 128 bits in hexadecimal; nothing may be added afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
    }
}

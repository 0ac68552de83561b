package org.promptrefinery.report.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Secrets of one server, known to whom it was told.
 *
 * @param visit lets a browser in; scripts of a page never see it
 * @param deed stands in pages and proves that a request to change something comes from one of them
 */
record Tokens(String visit, String deed) {

    private static final int BYTES = 16;

    /** New ones of 128 bits each. */
    static Tokens random() {
        return new Tokens(hex(), hex());
    }

    /** Whether they are the same, in a time that says nothing of how much of them is. */
    static boolean same(String secret, String given) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Tokens[...]";
    }

    private static String hex() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

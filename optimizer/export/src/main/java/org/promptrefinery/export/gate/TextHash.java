package org.promptrefinery.export.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether a text file is the one that was locked, whichever line breaks git gives it on this machine. */
public final class TextHash {

    private static final String ALGORITHM = "sha256:";

    private TextHash() {}

    /** The SHA-256 of the bytes, with CR LF taken as LF, after {@code sha256:}. */
    public static String of(byte[] file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < file.length; i++) {
                if (file[i] != '\r' || i + 1 == file.length || file[i + 1] != '\n') {
                    digest.update(file[i]);
                }
            }
            return ALGORITHM + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The same of a text in UTF-8. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}

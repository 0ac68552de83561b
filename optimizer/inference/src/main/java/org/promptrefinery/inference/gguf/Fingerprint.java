package org.promptrefinery.inference.gguf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells files of weights apart. */
final class Fingerprint {

    private static final long WHOLE = 256L << 20;
    private static final int EDGE = 16 << 20;

    private Fingerprint() {}

    /**
     * SHA-256 of a file; of a large one of its size, its time of change and its first and last 16 MiB, since hashing it
     * all takes minutes.
     */
    static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        long size = Files.size(file);
        try (InputStream bytes = Files.newInputStream(file)) {
            if (size <= WHOLE) {
                bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            } else {
                String facts = size + " " + Files.getLastModifiedTime(file).toMillis();
                digest.update(facts.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes.readNBytes(EDGE));
                bytes.skipNBytes(size - 2L * EDGE);
                digest.update(bytes.readNBytes(EDGE));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

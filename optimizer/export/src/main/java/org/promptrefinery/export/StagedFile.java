package org.promptrefinery.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.promptrefinery.inference.StorageFailure;

/** A text file of an export that is being written, in UTF-8, beside the place that it goes to. */
public final class StagedFile {

    private final String name;
    private final Path part;
    private final MessageDigest digest = ExportList.digest();
    private final OutputStream out;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private long bytes;
    private String hash = "";

    StagedFile(String name, Path part) throws IOException {
        this.name = name;
        this.part = part;
        this.out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(part)), digest);
    }

    /**
     * Adds text at the end.
     *
     * @throws StorageFailure when it cannot be written, or has a lone surrogate in it
     */
    public void append(String text) {
        try {
            ByteBuffer encoded = encoder.encode(CharBuffer.wrap(text));
            bytes += encoded.remaining();
            out.write(encoded.array(), encoded.arrayOffset(), encoded.remaining());
        } catch (IOException refused) {
            throw new StorageFailure("cannot write " + part + ": " + refused.getMessage(), refused);
        }
    }

    /** Ends the file; nothing can be added any more. */
    public void end() {
        if (hash.isEmpty()) {
            close();
            hash = HexFormat.of().formatHex(digest.digest());
        }
    }

    public String name() {
        return name;
    }

    /** How long it is so far, in bytes. */
    public long bytes() {
        return bytes;
    }

    /** SHA-256 of all that is in it, in hexadecimal digits; empty before its end. */
    public String sha256() {
        return hash;
    }

    Path part() {
        return part;
    }

    void close() {
        try {
            out.close();
        } catch (IOException refused) {
            throw new StorageFailure("cannot write " + part + ": " + refused.getMessage(), refused);
        }
    }
}

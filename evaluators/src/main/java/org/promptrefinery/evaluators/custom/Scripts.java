package org.promptrefinery.evaluators.custom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The files that a command line names. */
final class Scripts {

    private static final long LARGEST = 10_000_000;
    private static final int DIGITS = 12;

    private Scripts() {}

    /** A dash and the same text for the same content of all arguments that are files; empty when none is one. */
    static String digest(List<String> run, Path directory) {
        MessageDigest digest = sha256();
        boolean any = false;
        for (String argument : run) {
            byte[] content = content(argument, directory);
            digest.update(content);
            any |= content.length > 0;
        }
        return any ? "-" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS) : "";
    }

    private static byte[] content(String argument, Path directory) {
        try {
            Path file = directory.resolve(argument);
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? Files.readAllBytes(file) : new byte[0];
        } catch (InvalidPathException | IOException noFile) {
            return new byte[0];
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.promptrefinery.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.promptrefinery.evaluators.BadInput;

/**
 * The hashes of all files that exports have written to a folder, in the form of sha256sum, so that a file which was
 * changed by hand, or was never ours, is told from an earlier export.
 */
final class ExportList {

    private static final String NAME = ".refinery-exports";
    private static final String GAP = "  ";

    private final Path folder;
    private final Map<String, String> hashes;

    private ExportList(Path folder, Map<String, String> hashes) {
        this.folder = folder;
        this.hashes = hashes;
    }

    static ExportList of(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        Path list = folder.resolve(NAME);
        if (Files.isRegularFile(list)) {
            for (String line : Files.readString(list).lines().toList()) {
                int gap = line.indexOf(GAP);
                if (gap > 0) {
                    hashes.put(line.substring(gap + GAP.length()), line.substring(0, gap));
                }
            }
        }
        return new ExportList(folder, hashes);
    }

    /**
     * Refuses a file that is there and that no export has written as it is.
     *
     * @param hash of what is to be there; a file that has it already may stay
     */
    void requireOurs(String name, String hash) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new BadInput(file + " is a folder, but the export has a file of that name; give --to another path");
        }
        String there = hash(file);
        if (!there.equals(hash) && !there.equals(hashes.get(name))) {
            throw new BadInput(file
                    + (hashes.containsKey(name)
                            ? " was changed since it was exported"
                            : " is there already, and is no export of ours")
                    + "; nothing is overwritten. Move it away, give --to another path, or overwrite it with --force");
        }
    }

    void note(String name, String hash) {
        hashes.put(name, hash);
    }

    /** The whole list as text, and where it goes. */
    String text() {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (name, hash) -> lines.append(hash).append(GAP).append(name).append('\n'));
        return lines.toString();
    }

    Path file() {
        return folder.resolve(NAME);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream bytes = Files.newInputStream(file)) {
            new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

package org.promptrefinery.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.inference.StorageFailure;

/**
 * Where an export goes. Beside the files lies a list of their hashes, in the form of sha256sum, so that a file which
 * was changed by hand, or was never ours, is told from an earlier export.
 *
 * @param path a folder, or a file where the export is one file
 * @param force whether to overwrite whatever is there
 */
public record Destination(Path path, boolean force) {

    private static final String LIST = ".refinery-exports";
    private static final String GAP = "  ";

    /**
     * Writes all files, or none when one of them must not be overwritten; folders are made.
     *
     * @return the files' paths
     * @throws BadInput when a file is there that no export has written
     * @throws StorageFailure when a file cannot be written
     */
    public List<Path> write(List<ExportFile> files) {
        boolean one = files.size() == 1 && !Files.isDirectory(path) && !endsAsFolder();
        Path folder = one ? path.toAbsolutePath().resolveSibling("") : path;
        try {
            requireFolder(folder);
            Map<String, String> before = hashes(folder);
            Map<Path, String> texts = new TreeMap<>();
            files.forEach(file -> texts.put(one ? path : folder.resolve(file.name()), file.text()));
            for (Path file : texts.keySet()) {
                requireOurs(file, texts.get(file), before);
            }
            texts.forEach((file, text) -> before.put(nameOf(file), hash(text.getBytes(StandardCharsets.UTF_8))));
            for (Map.Entry<Path, String> text : texts.entrySet()) {
                replace(text.getKey(), text.getValue());
            }
            replace(folder.resolve(LIST), list(before));
            return List.copyOf(texts.keySet());
        } catch (IOException refused) {
            throw new StorageFailure("cannot write " + path + ": " + refused.getMessage(), refused);
        }
    }

    private boolean endsAsFolder() {
        return !nameOf(path).contains(".");
    }

    private static void requireFolder(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BadInput(folder + " is a file, but must be a folder for this export; give --to another path");
        }
        Files.createDirectories(folder);
    }

    private void requireOurs(Path file, String text, Map<String, String> before) throws IOException {
        if (force || !Files.exists(file)) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new BadInput(file + " is a folder, but the export has a file of that name; give --to another path");
        }
        byte[] there = Files.readAllBytes(file);
        boolean same = hash(there).equals(hash(text.getBytes(StandardCharsets.UTF_8)));
        if (!same && !hash(there).equals(before.get(nameOf(file)))) {
            throw new BadInput(file
                    + (before.containsKey(nameOf(file))
                            ? " was changed since it was exported"
                            : " is there already, and is no export of ours")
                    + "; nothing is overwritten. Move it away, give --to another path, or overwrite it with --force");
        }
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        Path list = folder.resolve(LIST);
        if (Files.isRegularFile(list)) {
            for (String line : Files.readString(list).lines().toList()) {
                int gap = line.indexOf(GAP);
                if (gap > 0) {
                    hashes.put(line.substring(gap + GAP.length()), line.substring(0, gap));
                }
            }
        }
        return hashes;
    }

    private static String list(Map<String, String> hashes) {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (name, hash) -> lines.append(hash).append(GAP).append(name).append('\n'));
        return lines.toString();
    }

    private static void replace(Path file, String text) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

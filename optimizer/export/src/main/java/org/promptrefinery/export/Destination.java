package org.promptrefinery.export;

import java.nio.file.Files;
import java.nio.file.Path;
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
        try (Staging staging = Staging.in(folder, force)) {
            Map<String, String> texts = new TreeMap<>();
            files.forEach(file -> texts.put(one ? nameOf(path) : file.name(), file.text()));
            texts.forEach(staging::write);
            List<Path> paths = staging.commit();
            return one ? List.of(path) : paths;
        }
    }

    private boolean endsAsFolder() {
        return !nameOf(path).contains(".");
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}

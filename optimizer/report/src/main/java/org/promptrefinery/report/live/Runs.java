package org.promptrefinery.report.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.run.RunFolder;

/**
 * The runs in a results folder, those too that come later.
 *
 * @param results the folder; it need not be there yet
 */
public record Runs(Path results) {

    /**
     * All that are there now, by name.
     *
     * @throws StorageFailure when the folder cannot be read
     */
    public List<RunFolder> all() {
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(results)) {
            return entries.sorted()
                    .map(RunFolder::new)
                    .filter(run -> Files.isRegularFile(run.record()))
                    .toList();
        } catch (IOException unreadable) {
            throw new StorageFailure("cannot read " + results + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** The one of exactly this name, which is never taken for a path. */
    public Optional<RunFolder> named(String name) {
        return all().stream().filter(run -> run.name().equals(name)).findFirst();
    }
}

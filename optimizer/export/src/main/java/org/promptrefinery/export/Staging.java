package org.promptrefinery.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;

/**
 * Files of an export on their way into a folder. Each is written beside its place, without keeping it in memory; at the
 * end all are moved into their places, or none when one must not be overwritten.
 */
public final class Staging implements AutoCloseable {

    private final Path folder;
    private final boolean force;
    private final List<StagedFile> files = new ArrayList<>();

    private Staging(Path folder, boolean force) {
        this.folder = folder;
        this.force = force;
    }

    /**
     * Begins an export; the folder is made with its first file, if need be.
     *
     * @param force whether to overwrite whatever is there
     * @throws BadInput when there is a file of that name
     */
    public static Staging in(Path folder, boolean force) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BadInput(folder + " is a file, but must be a folder for this export; give --to another path");
        }
        return new Staging(folder, force);
    }

    /**
     * Begins a file.
     *
     * @param name without a folder
     */
    public StagedFile open(String name) {
        try {
            Files.createDirectories(folder);
            StagedFile file = new StagedFile(name, folder.resolve("." + name + ".part"));
            files.add(file);
            return file;
        } catch (IOException refused) {
            throw refused(folder.resolve(name), refused);
        }
    }

    /** A file that is written at once. */
    public StagedFile write(String name, String text) {
        StagedFile file = open(name);
        file.append(text);
        file.end();
        return file;
    }

    /**
     * Puts all files into their places.
     *
     * @return the files' paths
     * @throws BadInput when a file is there that no export has written; then nothing has changed
     * @throws StorageFailure when a file cannot be written
     */
    public List<Path> commit() {
        files.forEach(StagedFile::end);
        try {
            ExportList list = ExportList.of(folder);
            for (StagedFile file : files) {
                if (!force) {
                    list.requireOurs(file.name(), file.sha256());
                }
            }
            List<Path> paths = new ArrayList<>();
            for (StagedFile file : files) {
                list.note(file.name(), file.sha256());
                paths.add(move(file.part(), folder.resolve(file.name())));
            }
            Path part = list.file().resolveSibling(list.file().getFileName() + ".part");
            Files.writeString(part, list.text());
            move(part, list.file());
            return paths;
        } catch (IOException refused) {
            throw refused(folder, refused);
        }
    }

    /** Takes away what was not put into its place. */
    @Override
    public void close() {
        for (StagedFile file : files) {
            file.close();
            try {
                Files.deleteIfExists(file.part());
            } catch (IOException refused) {
                throw refused(file.part(), refused);
            }
        }
    }

    private static Path move(Path from, Path to) throws IOException {
        return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static StorageFailure refused(Path path, IOException reason) {
        return new StorageFailure("cannot write " + path + ": " + reason.getMessage(), reason);
    }
}

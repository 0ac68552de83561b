package org.promptrefinery.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.run.WholeFile;

/**
 * A file that a flag names for a result.
 *
 * @param flag that names it, for messages
 * @param path of it
 */
record OutputFile(String flag, Path path) {

    /** @throws BadInput when it cannot be written; asked before anything is spent */
    OutputFile {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new BadInput(flag + ": " + path
                    + " cannot be written; its folder is missing or closed to us. Make it, or name a file elsewhere");
        }
        if (Files.isDirectory(path)) {
            throw new BadInput(flag + ": " + path + " is a folder, but must be a file, such as " + path.resolve("out"));
        }
    }

    /** Writes the whole file or nothing of it. */
    void write(String text) {
        write(Stream.of(text));
    }

    /** Writes the whole file or nothing of it, one text after the other. */
    void write(Stream<String> texts) {
        WholeFile.write(path, texts);
    }
}

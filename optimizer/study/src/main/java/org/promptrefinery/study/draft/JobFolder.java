package org.promptrefinery.study.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;

/**
 * A folder that a job is written into. Each file appears whole or not at all.
 *
 * @param path of the folder, which need not be there yet
 */
record JobFolder(Path path) {

    static final String JOB = "job.yaml";
    static final String CASES = "cases.jsonl";
    static final String README = "README.md";

    /** Writes a text bit by bit. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /**
     * Refuses to overwrite anything.
     *
     * @throws BadInput naming the file that is there
     */
    void requireUnused() {
        for (String name : List.of(JOB, CASES, README)) {
            if (Files.exists(path.resolve(name))) {
                throw new BadInput(path.resolve(name) + " is there already; choose another folder, or add --force to"
                        + " overwrite " + JOB + ", " + CASES + " and " + README + " in it");
            }
        }
    }

    void write(String name, Content content) {
        Path part = path.resolve("." + name + ".part");
        try {
            Files.createDirectories(path);
            try (Writer writer = Files.newBufferedWriter(part)) {
                content.writeTo(writer);
            }
            Files.move(part, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (FileAlreadyExistsException file) {
            throw new BadInput(path + " is a file; a job needs a folder, so give it another name", file);
        } catch (IOException refused) {
            throw new StorageFailure("cannot write in " + path + ": " + refused.getMessage(), refused);
        } catch (UncheckedIOException refused) {
            throw new StorageFailure("cannot write in " + path + ": " + refused.getMessage(), refused);
        }
    }
}

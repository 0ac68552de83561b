package org.promptrefinery.report.live;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.run.RunFolder;

/** A file whose presence asks who works on a run to end with the best so far. */
final class StopFile {

    private StopFile() {}

    static Path of(RunFolder run) {
        return run.path().resolve("stop");
    }

    /** Asks; once more changes nothing. */
    static void write(RunFolder run) {
        try {
            Files.createFile(of(run));
        } catch (FileAlreadyExistsException asked) {
            return;
        } catch (IOException refused) {
            throw new StorageFailure("cannot write " + of(run) + ": " + refused.getMessage(), refused);
        }
    }
}

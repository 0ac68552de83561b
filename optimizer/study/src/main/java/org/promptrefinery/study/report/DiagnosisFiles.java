package org.promptrefinery.study.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.diagnosis.Diagnosis;
import org.promptrefinery.study.run.WholeFile;

/**
 * Where diagnoses are kept: in the folder of runs, one folder for each job with its newest diagnosis.
 *
 * @param results the folder of runs
 */
public record DiagnosisFiles(Path results) {

    private static final String PREFIX = "diagnosis-";

    /**
     * Writes {@code diagnosis.json} and {@code diagnosis.txt}.
     *
     * @return the first
     * @throws StorageFailure when that is not possible
     */
    public Path write(Diagnosis diagnosis) {
        Path folder = folder(diagnosis.job().name());
        Path file = folder.resolve("diagnosis.json");
        WholeFile.write(file, Stream.of(DiagnosisJson.of(diagnosis).toPrettyString(), "\n"));
        WholeFile.write(folder.resolve("diagnosis.txt"), Stream.of(DiagnosisText.of(diagnosis)));
        return file;
    }

    private Path folder(String job) {
        Path folder = results.resolve(PREFIX + job);
        try {
            return Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new StorageFailure("cannot make " + folder + ": " + refused.getMessage(), refused);
        }
    }
}

package org.promptrefinery.evaluators.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;

/** The {@code calibration.json} of a job. */
public final class CalibrationFile {

    /** Its name, in the folder of the job. */
    public static final String NAME = "calibration.json";

    private static final JsonMapper JSON = new JsonMapper();

    private CalibrationFile() {}

    /**
     * What is on record; nothing when there is no file.
     *
     * @throws BadInput when the file is none that {@link #text} made
     */
    public static List<Calibration> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            Calibration[] records = JSON.readValue(JsonLines.text(file), Calibration[].class);
            for (Calibration calibration : records) {
                requireWhole(calibration, file);
            }
            return List.of(records);
        } catch (JsonProcessingException broken) {
            throw new BadInput(
                    file + " is no calibration (" + broken.getOriginalMessage() + "); delete it, and make it again with"
                            + " 'refinery calibrate'",
                    broken);
        }
    }

    private static void requireWhole(@Nullable Calibration calibration, Path file) {
        boolean whole = calibration != null
                && Stream.of(calibration.evaluator(), calibration.version(), calibration.kappa())
                        .noneMatch(Objects::isNull);
        if (!whole) {
            throw new BadInput(file + ": a calibration lacks its evaluator, version or kappa; delete the file, and make"
                    + " it again with 'refinery calibrate'");
        }
    }

    /** The text of the file with newer records in the place of older ones of the same evaluators. */
    public static String text(List<Calibration> older, List<Calibration> newer) {
        List<String> renewed = newer.stream().map(Calibration::evaluator).toList();
        List<Calibration> all = new ArrayList<>(newer);
        older.stream()
                .filter(calibration -> !renewed.contains(calibration.evaluator()))
                .forEach(all::add);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records of texts and numbers can be written", impossible);
        }
    }
}

package org.promptrefinery.evaluators.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Evaluator;

/**
 * Which evaluators of a job may be believed. Judges, whose verdicts may vary, need a calibration on record; where a
 * kappa is required, every evaluator needs one with at least that kappa.
 *
 * @param onRecord calibrations of the job
 * @param required least kappa, if the job demands one
 */
public record Trust(List<Calibration> onRecord, OptionalDouble required) {

    public Trust {
        onRecord = List.copyOf(onRecord);
    }

    /** The names of the uncalibrated evaluators, in job order, each with why it counts as such. */
    public Map<String, String> doubts(Evaluation evaluation) {
        Map<String, String> doubts = new LinkedHashMap<>();
        for (Evaluation.Part part : evaluation.parts()) {
            doubt(part.evaluator()).ifPresent(why -> doubts.put(part.evaluator().name(), why));
        }
        return doubts;
    }

    private Optional<String> doubt(Evaluator evaluator) {
        Optional<Calibration> record = onRecord.stream()
                .filter(calibration -> calibration.isOf(evaluator))
                .findFirst();
        if (record.isPresent()) {
            double kappa = record.get().kappa().value();
            return kappa < required.orElse(-1) ? Optional.of(tooLow(kappa)) : Optional.empty();
        }
        return required.isPresent() || !evaluator.deterministic()
                ? Optional.of("no calibration on record")
                : Optional.empty();
    }

    private String tooLow(double kappa) {
        return String.format(
                Locale.ROOT, "kappa %.2f is below the required %s", kappa, Double.toString(required.orElse(-1)));
    }
}

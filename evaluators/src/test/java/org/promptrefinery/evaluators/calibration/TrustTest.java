package org.promptrefinery.evaluators.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

class TrustTest {

    @TempDir
    Path folder;

    @Test
    void aJudgeNeedsACalibrationAndARuleDoesNot() {
        Evaluation evaluation = evaluation(new Rater("rule", "1", true), new Rater("judge", "1", false));
        assertThat(doubts(evaluation, OptionalDouble.empty())).containsOnlyKeys("judge");
        assertThat(doubts(evaluation, OptionalDouble.empty(), record("judge", "1", 0.1)))
                .isEmpty();
    }

    @Test
    void whereAKappaIsRequiredEveryEvaluatorNeedsIt() {
        Evaluation evaluation = evaluation(new Rater("rule", "1", true), new Rater("judge", "1", false));
        OptionalDouble required = OptionalDouble.of(0.6);
        assertThat(doubts(evaluation, required)).containsOnlyKeys("rule", "judge");
        assertThat(doubts(evaluation, required, record("rule", "1", 0.6), record("judge", "1", 0.59)))
                .containsExactly(Map.entry("judge", "kappa 0.59 is below the required 0.6"));
    }

    @Test
    void anotherVersionIsAnotherEvaluator() {
        Evaluation evaluation = evaluation(new Rater("judge", "2", false));
        assertThat(doubts(evaluation, OptionalDouble.empty(), record("judge", "1", 0.9)))
                .containsExactly(Map.entry("judge", "no calibration on record"));
    }

    @Test
    void whatIsWrittenIsReadAndNewerRecordsReplaceOlderOnes() throws IOException {
        Calibration old = record("judge", "1", 0.2);
        Calibration other = record("rule", "1", 0.3);
        Calibration renewed = record("judge", "2", 0.9);
        Path file = folder.resolve(CalibrationFile.NAME);
        assertThat(CalibrationFile.read(file)).isEmpty();
        Files.writeString(file, CalibrationFile.text(List.of(old, other), List.of(renewed)));
        assertThat(CalibrationFile.read(file)).containsExactly(renewed, other);
        for (String broken : List.of("{", "[{}]", "[null]", "{\"a\": 1}", "[{\"evaluator\": \"x\"}]")) {
            Files.writeString(file, broken);
            assertThatThrownBy(() -> CalibrationFile.read(file))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("refinery calibrate");
        }
    }

    private static Map<String, String> doubts(Evaluation evaluation, OptionalDouble required, Calibration... known) {
        return new Trust(List.of(known), required).doubts(evaluation);
    }

    private static Calibration record(String name, String version, double kappa) {
        return new Calibration(name, version, new Kappa(kappa, kappa - 0.1, kappa + 0.1), 50, "2026-11-25");
    }

    private static Evaluation evaluation(Evaluator... evaluators) {
        return new Evaluation(
                List.of(evaluators).stream()
                        .map(evaluator -> new Evaluation.Part(evaluator, 1, false))
                        .toList(),
                "test");
    }

    private record Rater(String name, String version, boolean deterministic) implements Evaluator {

        @Override
        public boolean needsReference() {
            return false;
        }

        @Override
        public List<Verdict> judge(List<Trial> trials) {
            return trials.stream().map(_ -> Verdict.pass("yes")).toList();
        }
    }
}

package org.promptrefinery.evaluators.calibration;

import org.promptrefinery.evaluators.Evaluator;

/**
 * What is on record of an evaluator's agreement with people.
 *
 * @param evaluator its name
 * @param version of it; another version is another evaluator
 * @param kappa with quadratic weights where scores were graded
 * @param n labelled answers that it scored
 * @param date of the calibration, such as 2026-11-25
 */
public record Calibration(String evaluator, String version, Kappa kappa, int n, String date) {

    boolean isOf(Evaluator other) {
        return evaluator.equals(other.name()) && version.equals(other.version());
    }
}

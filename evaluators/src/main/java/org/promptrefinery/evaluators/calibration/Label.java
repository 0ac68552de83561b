package org.promptrefinery.evaluators.calibration;

import java.util.Optional;

/**
 * What a person thinks of an answer. At least one of case and answer is named.
 *
 * @param where file and line, for messages
 * @param subject id of the case
 * @param answer the answer itself, verbatim
 * @param evaluator the one evaluator that the label is for; empty for all
 * @param value from 0 (fail) to 1 (pass)
 */
public record Label(
        String where, Optional<String> subject, Optional<String> answer, Optional<String> evaluator, double value) {

    boolean fits(JudgedAnswer judged) {
        return subject.map(judged.subject()::equals).orElse(true)
                && answer.map(judged.answer()::equals).orElse(true);
    }

    boolean isFor(String name) {
        return evaluator.map(name::equals).orElse(true);
    }
}

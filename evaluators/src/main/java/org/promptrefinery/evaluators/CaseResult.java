package org.promptrefinery.evaluators;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that was found out about one answer.
 *
 * @param subject the case that was asked
 * @param answer what the model said; empty when it gave no answer
 * @param overall the weighted sum of the weighted evaluators, or unscored with the cause
 * @param gatesHeld whether every gate passed; an unscored answer holds no gate broken
 * @param byEvaluator the verdict of each evaluator by its name, in job order
 * @param steps what the earlier prompts of a chain were answered, by their names; empty where there is only one prompt
 */
public record CaseResult(
        Case subject,
        String answer,
        Verdict overall,
        boolean gatesHeld,
        Map<String, Verdict> byEvaluator,
        Map<String, String> steps) {
    public CaseResult {
        steps = Map.copyOf(steps);
        byEvaluator = Collections.unmodifiableMap(new LinkedHashMap<>(byEvaluator));
    }

    /** The result of a single prompt. */
    public CaseResult(
            Case subject, String answer, Verdict overall, boolean gatesHeld, Map<String, Verdict> byEvaluator) {
        this(subject, answer, overall, gatesHeld, byEvaluator, Map.of());
    }

    /** This result with what the earlier prompts were answered. */
    public CaseResult with(Map<String, String> earlier) {
        return new CaseResult(subject, answer, overall, gatesHeld, byEvaluator, earlier);
    }

    public boolean scored() {
        return overall instanceof Verdict.Scored;
    }

    /** The score in [0, 1]; 0 when unscored, so ask {@link #scored} first. */
    public double score() {
        return overall instanceof Verdict.Scored scored ? scored.score() : 0;
    }

    /** Whether the answer is fully right and breaks no gate. */
    public boolean solved() {
        return gatesHeld && score() >= 1;
    }

    /** Whether the answer has a score and is not solved; an unscored answer is neither. */
    public boolean failed() {
        return scored() && !solved();
    }
}

package org.promptrefinery.study.history;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * An answer to a case with what the evaluators made of it: a line of {@code verdicts.jsonl} or
 * {@code train-verdicts.jsonl}.
 *
 * @param prompt who answered: {@code baseline}, {@code winner}, or on train cases the id of another prompt
 * @param split {@code train}, {@code dev} or {@code test}
 * @param subject id of the case
 * @param inputs of the case, by the names of the variables
 * @param expected what would have been right; empty when nothing is given
 * @param tags of the case
 * @param answer of the last prompt
 * @param steps answers of the prompts before it, by their names
 * @param score in [0, 1]; empty when the answer could not be scored
 * @param reason for the score, or why there is none
 * @param gatesHeld whether it breaks no gate
 * @param evaluators what each of them says
 */
public record Answer(
        String prompt,
        String split,
        String subject,
        Map<String, String> inputs,
        String expected,
        List<String> tags,
        String answer,
        Map<String, String> steps,
        OptionalDouble score,
        String reason,
        boolean gatesHeld,
        Map<String, Opinion> evaluators) {

    /**
     * What an evaluator says.
     *
     * @param score in [0, 1]; empty when it could not tell
     */
    public record Opinion(OptionalDouble score, String reason) {}

    public Answer {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        tags = List.copyOf(tags);
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
        evaluators = Collections.unmodifiableMap(new TreeMap<>(evaluators));
    }
}

package org.promptrefinery.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.promptrefinery.study.history.Answer;

/**
 * What both prompts answered to a case, long texts cut.
 *
 * @param key of the case among all
 * @param input values of the variables
 */
record CasePair(Key key, CaseStatus status, Clip input, Clip expected, List<String> tags, Side before, Side after) {

    /** Most characters of a text that a page holds. */
    static final int LONGEST = 4_000;

    /** A case of a split. */
    record Key(String split, String subject) {}

    /**
     * An answer.
     *
     * @param score empty when there is none
     * @param evaluators scores by the names of the evaluators, where there are several
     */
    record Side(
            Clip text, OptionalDouble score, Clip reason, boolean gatesHeld, Map<String, OptionalDouble> evaluators) {

        static final Side NONE =
                new Side(new Clip("", 0), OptionalDouble.empty(), new Clip("not asked", 0), true, Map.of());

        Side {
            evaluators = Collections.unmodifiableMap(new LinkedHashMap<>(evaluators));
        }

        static Side of(Answer answer) {
            Map<String, OptionalDouble> scores = new LinkedHashMap<>();
            if (answer.evaluators().size() > 1) {
                answer.evaluators().forEach((name, opinion) -> scores.put(name, opinion.score()));
            }
            return new Side(
                    Clip.of(answer.answer(), LONGEST),
                    answer.score(),
                    Clip.of(answer.reason(), LONGEST),
                    answer.gatesHeld(),
                    scores);
        }
    }

    /** Values of the variables; with their names where there are several. */
    static Clip input(Answer answer) {
        Map<String, String> inputs = answer.inputs();
        return inputs.size() == 1
                ? Clip.of(inputs.values().iterator().next(), LONGEST)
                : Clip.of(
                        inputs.entrySet().stream()
                                .map(one -> one.getKey() + ": " + one.getValue())
                                .collect(Collectors.joining("\n")),
                        LONGEST);
    }
}

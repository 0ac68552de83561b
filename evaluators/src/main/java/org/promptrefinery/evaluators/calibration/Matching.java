package org.promptrefinery.evaluators.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

/**
 * Labels put to the answers that they are for.
 *
 * @param found the answer of each label that has one, in the order of the labels
 * @param lost labels of which no answer was judged
 */
public record Matching(Map<Label, JudgedAnswer> found, List<Label> lost) {

    /**
     * Finds the answer of each label.
     *
     * @throws BadInput when a label fits different answers, or none of the labels fits any
     */
    public static Matching of(List<Label> labels, List<JudgedAnswer> judged) {
        Map<String, List<JudgedAnswer>> byCase = judged.stream().collect(Collectors.groupingBy(JudgedAnswer::subject));
        Map<String, List<JudgedAnswer>> byAnswer = judged.stream().collect(Collectors.groupingBy(JudgedAnswer::answer));
        Map<Label, JudgedAnswer> found = new LinkedHashMap<>();
        List<Label> lost = new ArrayList<>();
        for (Label label : labels) {
            List<JudgedAnswer> near = label.subject()
                    .map(subject -> byCase.getOrDefault(subject, List.of()))
                    .orElseGet(() -> byAnswer.getOrDefault(label.answer().orElse(""), List.of()));
            answer(label, near).ifPresentOrElse(answer -> found.put(label, answer), () -> lost.add(label));
        }
        if (found.isEmpty()) {
            throw new BadInput(labels.getFirst().where() + ": neither this label nor any other fits an answer of the"
                    + " verdicts; are they of the same cases?");
        }
        return new Matching(found, lost);
    }

    /** How far an evaluator agrees with the labels that are for it. */
    public Agreement agreement(String evaluator, double threshold) {
        List<Agreement.Pair> pairs = new ArrayList<>();
        int unscored = 0;
        for (Map.Entry<Label, JudgedAnswer> entry : found.entrySet()) {
            if (entry.getKey().isFor(evaluator)) {
                JudgedAnswer judged = entry.getValue();
                if (judged.verdicts().get(evaluator) instanceof Verdict.Scored scored) {
                    pairs.add(new Agreement.Pair(judged, entry.getKey().value(), scored.score(), scored.reason()));
                } else {
                    unscored++;
                }
            }
        }
        return new Agreement(evaluator, pairs, unscored, threshold);
    }

    private static Optional<JudgedAnswer> answer(Label label, List<JudgedAnswer> near) {
        List<JudgedAnswer> fitting = near.stream().filter(label::fits).toList();
        fitting.stream()
                .filter(other -> !other.isLike(fitting.getFirst()))
                .findFirst()
                .ifPresent(other -> {
                    throw new BadInput(label.where() + ": the label fits different answers, in "
                            + fitting.getFirst().where() + " and " + other.where()
                            + "; name both the case and the answer");
                });
        return fitting.stream().findFirst();
    }
}

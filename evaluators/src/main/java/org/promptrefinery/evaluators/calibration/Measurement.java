package org.promptrefinery.evaluators.calibration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Nearest;

/**
 * The evaluators of a job held against labels.
 *
 * @param agreements of the evaluators that have labelled verdicts, at least one
 * @param lost labels of which no answer was judged
 */
public record Measurement(List<Agreement> agreements, List<Label> lost) {

    /**
     * Measures.
     *
     * @param judged what the same versions of these evaluators made of answers
     * @param threshold score from which on an answer passes
     * @throws BadInput when labels name other evaluators, verdicts are of other versions, or nothing matches
     */
    public static Measurement of(
            List<Evaluator> evaluators, List<Label> labels, List<JudgedAnswer> judged, double threshold) {
        requireKnown(labels, evaluators);
        evaluators.forEach(evaluator -> requireSameVersion(evaluator, judged));
        Matching matching = Matching.of(labels, judged);
        Set<String> judges = judged.stream()
                .flatMap(answer -> answer.verdicts().keySet().stream())
                .collect(Collectors.toSet());
        List<Agreement> agreements = evaluators.stream()
                .filter(evaluator -> judges.contains(evaluator.name()))
                .map(evaluator -> matching.agreement(evaluator.name(), threshold))
                .filter(agreement -> !agreement.pairs().isEmpty() || agreement.unscored() > 0)
                .toList();
        if (agreements.isEmpty()) {
            throw new BadInput("no labelled answer has a verdict of an evaluator of this job; evaluate it again");
        }
        return new Measurement(agreements, matching.lost());
    }

    /**
     * What can be kept of an evaluator; empty without a kappa, for what the rest says depends on the labels only.
     *
     * @param date of today
     */
    public Optional<Calibration> calibration(Evaluator evaluator, String date) {
        return agreements.stream()
                .filter(agreement -> agreement.evaluator().equals(evaluator.name()))
                .findFirst()
                .flatMap(agreement -> agreement
                        .fittingKappa()
                        .map(kappa -> new Calibration(
                                evaluator.name(),
                                evaluator.version(),
                                kappa,
                                agreement.pairs().size(),
                                date)));
    }

    private static void requireKnown(List<Label> labels, List<Evaluator> evaluators) {
        Set<String> names = new TreeSet<>();
        evaluators.forEach(evaluator -> names.add(evaluator.name()));
        for (Label label : labels) {
            label.evaluator().filter(name -> !names.contains(name)).ifPresent(name -> {
                throw new BadInput(label.where() + ": the job has no evaluator '" + name + "'."
                        + Nearest.maybe(name, names) + " It has " + String.join(", ", names));
            });
        }
    }

    private static void requireSameVersion(Evaluator evaluator, List<JudgedAnswer> judged) {
        for (JudgedAnswer answer : judged) {
            String version = answer.versions().getOrDefault(evaluator.name(), evaluator.version());
            if (!version.equals(evaluator.version())) {
                throw new BadInput(answer.where() + ": the verdict is of " + evaluator.name() + " version " + version
                        + ", but the job has version " + evaluator.version() + "; evaluate it again");
            }
        }
    }
}

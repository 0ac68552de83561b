package org.promptrefinery.evaluators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that a job demands of an answer: a weighted mean of evaluators, and gates that every answer must pass whatever
 * its score.
 */
public final class Evaluation {

    private final List<Part> parts;

    /**
     * @param parts at least one of them with a weight
     * @throws BadInput when none has a weight or two have one name
     */
    public Evaluation(List<Part> parts, String where) {
        this.parts = List.copyOf(parts);
        if (parts.stream().noneMatch(part -> part.weight() > 0)) {
            throw new BadInput(
                    colon(where) + " no evaluator has a weight above 0, so that every answer would score the same;"
                            + " add 'exact', or give one a weight");
        }
        List<String> names = parts.stream().map(part -> part.evaluator().name()).toList();
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw new BadInput(colon(where) + " the evaluator " + twice + " is there twice; leave one out");
                });
    }

    /** The name of an evaluator that can judge no case without a reference, if there is one. */
    public Optional<String> needsReference() {
        return parts.stream()
                .map(Part::evaluator)
                .filter(Evaluator::needsReference)
                .map(Evaluator::name)
                .findFirst();
    }

    /** The evaluators with their say, in job order. */
    public List<Part> parts() {
        return parts;
    }

    /** What judging one answer asks of models. */
    public List<Calls> calls() {
        return members().calls();
    }

    /** What a person should know of the evaluators before they believe them; may take as long as judging. */
    public List<String> notices() {
        return members().notices();
    }

    /** One result per trial, in order. */
    public List<CaseResult> judge(List<Trial> trials) {
        List<List<Verdict>> verdicts = members().judge(trials);
        List<CaseResult> results = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            results.add(result(trials.get(i), verdicts.get(i)));
        }
        return results;
    }

    private Members members() {
        return new Members(parts.stream().map(Part::evaluator).toList());
    }

    /** The result of a case that the model did not answer: unscored, and no gate broken. */
    public CaseResult unanswered(Case subject, String cause) {
        return new CaseResult(subject, "", new Verdict.Unscored("no answer: " + cause), true, Map.of());
    }

    /** The same text for the same demands; part of what identifies a run. */
    public String fingerprint() {
        return parts.stream()
                .map(part -> part.evaluator().name() + "/" + part.evaluator().version() + " weight " + part.weight()
                        + (part.gate() ? " gate" : ""))
                .collect(Collectors.joining("; "));
    }

    private CaseResult result(Trial trial, List<Verdict> verdicts) {
        Map<String, Verdict> byName = new LinkedHashMap<>();
        boolean held = true;
        for (int i = 0; i < verdicts.size(); i++) {
            byName.put(parts.get(i).evaluator().name(), verdicts.get(i));
            held &= !parts.get(i).gate() || !failed(verdicts.get(i));
        }
        return new CaseResult(trial.subject(), trial.answer(), overall(verdicts), held, byName);
    }

    private static String colon(String where) {
        return where.endsWith(":") ? where : where + ":";
    }

    private static boolean failed(Verdict verdict) {
        return verdict instanceof Verdict.Scored scored && scored.score() < 1;
    }

    private Verdict overall(List<Verdict> verdicts) {
        double sum = 0;
        double weights = 0;
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            Part part = parts.get(i);
            switch (verdicts.get(i)) {
                case Verdict.Unscored unscored
                when part.weight() > 0 || part.gate() -> {
                    return unscored;
                }
                case Verdict.Unscored _ -> {}
                case Verdict.Scored scored -> {
                    sum += part.weight() * scored.score();
                    weights += part.weight();
                    if (scored.score() < 1) {
                        reasons.add(scored.reason());
                    }
                }
            }
        }
        return new Verdict.Scored(sum / weights, reasons.isEmpty() ? "right" : String.join("; ", reasons));
    }

    /**
     * An evaluator and its say.
     *
     * @param weight share in the score, at least 0
     * @param gate whether every answer must have its full score
     */
    public record Part(Evaluator evaluator, double weight, boolean gate) {}
}

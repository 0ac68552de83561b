package org.promptrefinery.evaluators.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Verdict;

/**
 * How the verdicts of a group become one. A member passes with the full score; a threshold of its own can lower that.
 */
final class Joins {

    private Joins() {}

    /** Fails if any member fails; else unscored if any is; else passes. */
    static Verdict all(List<Evaluator> members, List<Verdict> verdicts) {
        List<String> failures = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Scored scored && scored.score() < 1) {
                failures.add(scored.reason());
            }
        }
        return failures.isEmpty()
                ? unscored(members, verdicts).orElseGet(() -> Verdict.pass("all hold"))
                : Verdict.fail(String.join("; ", failures));
    }

    /** Passes if any member passes; else unscored if any is; else fails. */
    static Verdict any(List<Evaluator> members, List<Verdict> verdicts) {
        List<String> failures = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Scored scored) {
                if (scored.score() == 1) {
                    return scored;
                }
                failures.add(scored.reason());
            }
        }
        return unscored(members, verdicts).orElseGet(() -> Verdict.fail("none holds: " + String.join("; ", failures)));
    }

    /** The weighted mean; unscored if any member with a weight is. */
    static Verdict weighted(List<Double> weights, List<Evaluator> members, List<Verdict> verdicts) {
        double sum = 0;
        double total = 0;
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            double weight = weights.get(i);
            if (verdicts.get(i) instanceof Verdict.Scored scored) {
                sum += weight * scored.score();
                total += weight;
                reasons.addAll(weight > 0 && scored.score() < 1 ? List.of(scored.reason()) : List.of());
            } else if (weight > 0) {
                return named(members.get(i), verdicts.get(i));
            }
        }
        return new Verdict.Scored(
                Math.clamp(sum / total, 0, 1), reasons.isEmpty() ? "all hold" : String.join("; ", reasons));
    }

    private static Optional<Verdict> unscored(List<Evaluator> members, List<Verdict> verdicts) {
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i) instanceof Verdict.Unscored) {
                return Optional.of(named(members.get(i), verdicts.get(i)));
            }
        }
        return Optional.empty();
    }

    private static Verdict named(Evaluator member, Verdict verdict) {
        return verdict instanceof Verdict.Unscored unscored
                ? new Verdict.Unscored(member.name() + ": " + unscored.cause())
                : verdict;
    }
}

package org.promptrefinery.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.study.Proof;
import org.promptrefinery.study.ProofOutlook;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.TagChange;
import org.promptrefinery.study.job.Job;

/** What a reader of a result should know before believing it, one line each, the gravest first. */
final class Warnings {

    private static final double LARGE_OPTIMISM = 0.05;
    private static final int LONGEST = 60;

    private Warnings() {}

    static List<String> of(Job job, StudyResult result) {
        List<String> warnings = new ArrayList<>();
        result.proof().ifPresentOrElse(proof -> ofProof(job, result, proof, warnings), () -> {
            warnings.add("nothing is proven yet: the test cases were not asked");
            unscored("dev", result.winner().dev(), "the winner", warnings);
        });
        job.uncalibrated()
                .forEach((evaluator, why) -> warnings.add("the evaluator " + evaluator + " is not calibrated: " + why));
        warnings.addAll(job.evaluation().notices());
        result.ablation()
                .skipped()
                .ifPresent(why -> warnings.add("what each section contributes was not measured: " + why));
        return warnings;
    }

    private static void ofProof(Job job, StudyResult result, Proof proof, List<String> warnings) {
        proof.undecided().ifPresent(why -> warnings.add("no winner may be declared: " + why));
        if (proof.winner().gatesBroken() > proof.baseline().gatesBroken()) {
            warnings.add("the winner breaks a gate at "
                    + proof.winner().gatesBroken() + " test cases, the baseline at "
                    + proof.baseline().gatesBroken());
        }
        proof.tags().stream()
                .filter(TagChange::regressed)
                .map(Warnings::regression)
                .forEach(warnings::add);
        result.optimism().ifPresent(optimism -> {
            if (optimism > LARGE_OPTIMISM) {
                warnings.add("the gain on dev, where the winner was chosen, is " + points(optimism)
                        + " greater than on test: expect what test says, not dev");
            }
        });
        unscored("test", proof.baseline(), "the baseline", warnings);
        unscored("test", proof.winner(), "the winner", warnings);
        ProofOutlook outlook =
                ProofOutlook.of(job.search(), proof.baseline().results().size());
        outlook.tooFewCases()
                .or(() -> outlook.littleRoom(result.baseline().dev()))
                .ifPresent(warnings::add);
    }

    private static String regression(TagChange tag) {
        return "cases with the tag '" + OneLine.of(tag.tag(), LONGEST) + "' became worse: from "
                + Points.percent(tag.before()) + " to " + Points.percent(tag.after());
    }

    private static void unscored(String split, Scorecard card, String who, List<String> warnings) {
        int missing = card.results().size() - card.scored();
        if (missing > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d %s answers of %s have no score (%s)",
                    missing,
                    card.results().size(),
                    split,
                    who,
                    Points.percent((double) missing / card.results().size())));
        }
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%.1f points", 100 * share);
    }
}

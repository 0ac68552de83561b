package org.promptrefinery.study.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.supply.RetrievalQuality;

/**
 * One prompt, evaluated.
 *
 * @param job with the prompt that was evaluated
 * @param split the cases asked: all, train, dev or test
 * @param card what came of it
 * @param retrieval how well its passages were chosen; empty where it has none looked up
 * @param spent what it cost
 * @param cut why some cases were not asked; empty when all were
 */
public record Assessment(
        Job job,
        String split,
        Scorecard card,
        Optional<RetrievalQuality> retrieval,
        StudyResult.Expense spent,
        Optional<String> cut) {

    private static final int DIGITS = 4;

    /** Answers that are wrong or break a gate: broken gates first, then by score, the lowest first. */
    public List<CaseResult> worst(int most) {
        return card.results().stream()
                .filter(result -> result.failed() || !result.gatesHeld())
                .sorted(Comparator.comparing(CaseResult::gatesHeld).thenComparingDouble(CaseResult::score))
                .limit(most)
                .toList();
    }

    /** Answers without a score, in the order of the cases. */
    public List<CaseResult> unscored() {
        return card.results().stream().filter(Predicate.not(CaseResult::scored)).toList();
    }

    /** What is missing where a least score and all gates are demanded, a sentence each; nothing when all is well. */
    public List<String> shortfalls(double minScore) {
        List<String> shortfalls = new ArrayList<>();
        if (card.score() < minScore) {
            shortfalls.add("the score is " + rounded(card.score()) + " on " + card.coverage()
                    + " cases, below --min-score " + minScore);
        }
        if (!card.gatesHeld()) {
            shortfalls.add(card.gatesBroken() + " answers break a gate: " + brokenGates());
        }
        if (card.exceeds(job.search().limits().maxUnscored())) {
            shortfalls.add("only " + card.coverage() + " cases have a score, and max_unscored is "
                    + job.search().limits().maxUnscored());
        }
        return shortfalls;
    }

    /** Down, so that what is below a least score never reads as equal to it. */
    private static String rounded(double score) {
        return BigDecimal.valueOf(score)
                .setScale(DIGITS, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private String brokenGates() {
        return Breakdown.byEvaluator(job.evaluation(), card).stream()
                .filter(row -> row.gatesBroken().orElse(0) > 0)
                .map(row -> row.name() + " (" + row.gatesBroken().orElse(0) + ")")
                .collect(Collectors.joining(", "));
    }
}

package org.promptrefinery.study.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.statistics.PairedComparison;
import org.promptrefinery.search.statistics.PassFailPower;
import org.promptrefinery.study.MatchedPairs;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.TagChange;
import org.promptrefinery.study.job.Job;

/**
 * Two prompts or models on the same cases.
 *
 * @param split the cases asked: all, train, dev or test
 * @param first side A
 * @param second side B
 * @param spent what both cost together
 * @param cut why some cases were not asked; empty when all were
 */
public record HeadToHead(String split, Side first, Side second, StudyResult.Expense spent, Optional<String> cut) {

    private static final double SIGNIFICANCE = 0.05;
    private static final double LOST = 0.02;
    private static final double ROUNDING = 1e-9;

    /**
     * One of the two.
     *
     * @param name as the user gave it
     * @param job with the prompt and the model that were asked
     */
    public record Side(String name, Job job, Scorecard card) {}

    MatchedPairs pairs() {
        return MatchedPairs.of(first.card(), second.card());
    }

    /** Of B with A: above 0 where B is better. */
    PairedComparison comparison() {
        return pairs().comparison(seed());
    }

    List<TagChange> tags() {
        return pairs().byTag(seed());
    }

    /** The better side, A or B; empty where no difference is shown. */
    Optional<String> better() {
        PairedComparison comparison = comparison();
        boolean shown = missing().isEmpty() && comparison.pValue() < SIGNIFICANCE && comparison.difference() != 0;
        return shown ? Optional.of(comparison.difference() > 0 ? "B" : "A") : Optional.empty();
    }

    /** What came of it, in one sentence. */
    String verdict() {
        return missing().orElseGet(() -> better().map(this::won).orElseGet(this::undecided));
    }

    private String won(String winner) {
        PairedComparison comparison = comparison();
        boolean turned = winner.equals("A");
        return String.format(
                        Locale.ROOT,
                        "%s is better by %.1f points [%.1f, %.1f]",
                        winner,
                        100 * Math.abs(comparison.difference()),
                        100 * (turned ? -comparison.high() : comparison.low()),
                        100 * (turned ? -comparison.low() : comparison.high()))
                + (breaksMore(turned) ? ", but breaks more gates." : ".");
    }

    private boolean breaksMore(boolean turned) {
        MatchedPairs pairs = turned ? MatchedPairs.of(second.card(), first.card()) : pairs();
        return pairs.breaksMoreGates();
    }

    private String undecided() {
        int cases = pairs().pairs().size();
        return PassFailPower.USUAL.smallestGain(cases, LOST).stream()
                .mapToObj(gain ->
                        "No difference shown; " + cases + " cases could show " + Math.round(100 * gain) + " points.")
                .findFirst()
                .orElse("No difference shown; " + cases + " cases are too few to show any.");
    }

    /** Why nothing can be said; empty when enough cases have a score on both sides. */
    private Optional<String> missing() {
        MatchedPairs pairs = pairs();
        double most = first.job().search().limits().maxUnscored();
        boolean tooMany = pairs.cases() - pairs.pairs().size() > most * pairs.cases() + ROUNDING;
        return tooMany || pairs.pairs().isEmpty()
                ? Optional.of("No verdict: only " + pairs.coverage()
                        + " cases have a score on both sides, and max_unscored is " + most + ".")
                : Optional.empty();
    }

    private long seed() {
        return first.job().search().seed();
    }
}

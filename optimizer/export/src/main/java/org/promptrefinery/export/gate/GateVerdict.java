package org.promptrefinery.export.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.statistics.PairedComparison;
import org.promptrefinery.study.MatchedPairs;
import org.promptrefinery.study.StudyResult;

/**
 * Whether a prompt is still as good as it was when it was locked. It is not when it is significantly worse, one-sided
 * at 5 % over the cases that have a score both times; when its score is below a floor; when an answer breaks a gate
 * that held; or when too many answers have no score to say.
 *
 * @param guarded the prompt and its lock
 * @param card how it fares now
 * @param floor least score that is demanded, in [0, 1]; empty for none
 * @param versions of what decided the score now
 * @param spent what that took
 * @param cut why some cases were not asked; empty when all were
 */
public record GateVerdict(
        Guarded guarded,
        Scorecard card,
        OptionalDouble floor,
        Lock.Versions versions,
        StudyResult.Expense spent,
        Optional<String> cut) {

    private static final double SIGNIFICANCE = 0.05;
    private static final double ROUNDING = 1e-9;
    private static final int DIGITS = 4;

    /** With fewer cases even the loss of all of them may be chance: one half to the fifth power is below 5 %. */
    private static final int FEWEST_TO_TELL = 5;

    /** An answer that is worse than the one that was locked. */
    public record Worse(LockedCase then, CaseResult now) {

        /** Whether it breaks a gate that held. */
        public boolean breaksGate() {
            return then.gatesHeld() && !now.gatesHeld();
        }

        double loss() {
            return then.result().scored() && now.scored() ? then.result().score() - now.score() : 0;
        }
    }

    /** Whether the prompt may pass. */
    public boolean holds() {
        return failures().isEmpty();
    }

    /** Why the prompt may not pass, a sentence each; none when it may. */
    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        if (significantlyWorse()) {
            PairedComparison comparison = comparison();
            failures.add(String.format(
                    Locale.ROOT,
                    "the prompt is worse than locked: %.1f points [%.1f, %.1f], p = %.2g (%s, one-sided)",
                    100 * comparison.difference(),
                    100 * comparison.low(),
                    100 * comparison.high(),
                    oneSided(),
                    comparison.test()));
        }
        floor.stream()
                .filter(least -> card.score() < least)
                .forEach(least -> failures.add("the score is " + rounded(card.score()) + " on " + card.coverage()
                        + " cases, below the floor of " + least));
        long broken = worse().stream().filter(Worse::breaksGate).count();
        if (broken > 0) {
            failures.add(broken + (broken == 1 ? " answer breaks" : " answers break") + " a gate that held");
        }
        if (coverageMissing()) {
            failures.add("only " + card.coverage() + " cases have a score, and max_unscored is "
                    + guarded.job().search().limits().maxUnscored()
                    + cut.map(why -> ": " + why).orElse(""));
        }
        return failures;
    }

    /**
     * Cases whose answer is worse than locked, whether by chance or not: broken gates first, then the greatest loss.
     */
    public List<Worse> worse() {
        return both().filter(pair -> pair.breaksGate() || pair.loss() > ROUNDING)
                .sorted(Comparator.comparing(Worse::breaksGate)
                        .thenComparingDouble(Worse::loss)
                        .reversed())
                .toList();
    }

    /** How many cases have a better answer than locked. */
    public long better() {
        return both().filter(pair -> pair.loss() < -ROUNDING).count();
    }

    /** Then against now: below 0 where the prompt has become worse. */
    public PairedComparison comparison() {
        return pairs().comparison(guarded.job().search().seed());
    }

    /**
     * Probability of such a loss by chance; each of the tests is symmetric, so that it is half of the two-sided one.
     */
    public double oneSided() {
        PairedComparison comparison = comparison();
        return comparison.difference() < 0 ? comparison.pValue() / 2 : 1 - comparison.pValue() / 2;
    }

    boolean coverageMissing() {
        return card.exceeds(guarded.job().search().limits().maxUnscored()) || card.scored() == 0;
    }

    MatchedPairs pairs() {
        return MatchedPairs.of(guarded.locked(), card);
    }

    /** What a person should know, one line each. */
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        Lock.Versions then = guarded.lock().versions();
        if (guarded.casesChanged()) {
            notices.add("the cases have changed since they were locked");
        }
        if (guarded.promptChanged() && !guarded.lock().exported().isEmpty()) {
            notices.add(String.join(", ", guarded.lock().exported().keySet())
                    + ": exported from the locked prompt, so not the same as it is now");
        }
        if (!then.model().equals(versions.model())) {
            notices.add(
                    "the model, or the program that runs it, is not the one that was locked: a difference may be its"
                            + " doing");
        }
        if (!then.evaluators().equals(versions.evaluators())) {
            notices.add("the evaluators are not of the version that was locked: a difference may be their doing");
        }
        int known = pairs().pairs().size();
        if (known < FEWEST_TO_TELL) {
            notices.add("only " + known + " cases have a score both then and now, too few to tell a loss from chance;"
                    + " --floor demands a score");
        }
        return notices;
    }

    private boolean significantlyWorse() {
        PairedComparison comparison = comparison();
        return comparison.difference() < -ROUNDING && oneSided() < SIGNIFICANCE;
    }

    private Stream<Worse> both() {
        Map<String, LockedCase> then = new HashMap<>();
        guarded.cases().forEach(locked -> then.put(locked.subject().id(), locked));
        return card.results().stream()
                .map(now ->
                        new Worse(Objects.requireNonNull(then.get(now.subject().id())), now));
    }

    /** Down, so that what is below a floor never reads as equal to it. */
    private static String rounded(double score) {
        return BigDecimal.valueOf(score)
                .setScale(DIGITS, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }
}

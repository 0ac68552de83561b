package org.promptrefinery.study.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.promptrefinery.search.statistics.PassFailPower;

/**
 * Draws the conclusion of a diagnosis. A finding decides in this order: nothing is wrong; the labels contradict each
 * other; a technique or a model is proven to help; the answers differ by chance; the diagnosis ended too early; there
 * are too few cases to see a gain; fine-tuning is left.
 *
 * @param asked answers under the job's own prompt
 * @param findings what is behind the wrong ones
 * @param gains of what was tried
 * @param cut whether something was left out because the diagnosis ended
 * @param unsupplied whether nothing could be looked up in documents
 */
record Advisor(OwnAnswers asked, List<Finding> findings, List<Gain> gains, boolean cut, boolean unsupplied) {

    private static final double MUCH = 1.0 / 3;
    private static final int FEW = 3;
    private static final double NEARLY = 0.03;
    private static final double WORTH_SHOWING = 0.25;
    private static final double PROMISING = 0.05;
    private static final double LOST = 0.02;
    private static final int FINE_TUNING_CASES = 50;

    Advisor {
        findings = List.copyOf(findings);
        gains = List.copyOf(gains);
    }

    Advice advice() {
        if (findings.isEmpty()) {
            return advice(
                    Advice.Kind.NOTHING_TO_DO,
                    "All " + asked.scored() + " answers are right; there is nothing to improve on these cases.");
        }
        if (isMuch(contradicting())) {
            return noisyLabels();
        }
        return best().map(this::technique).orElseGet(this::withoutProof);
    }

    /**
     * The greatest proven gain; of those that are nearly as great the cheapest, and a second model only if far ahead.
     */
    Optional<Gain> best() {
        List<Gain> proven = gains.stream().filter(Gain::isProven).toList();
        double most = proven.stream()
                .mapToDouble(gain -> gain.comparison().difference())
                .max()
                .orElse(0);
        return proven.stream()
                .filter(gain -> gain.comparison().difference() >= most - NEARLY)
                .min(Comparator.comparing((Gain gain) -> gain.technique() == Technique.MODEL)
                        .thenComparingDouble(gain -> gain.cost().tokens()));
    }

    private Advice technique(Gain gain) {
        List<String> reasons = new ArrayList<>();
        reasons.add(String.format(
                Locale.ROOT,
                "It gains %+.1f points on %d dev cases (95 %% interval %+.1f to %+.1f) and takes %.0f tokens a case"
                        + " instead of %.0f.",
                100 * gain.comparison().difference(),
                gain.pairs().pairs().size(),
                100 * gain.comparison().low(),
                100 * gain.comparison().high(),
                gain.cost().tokens(),
                asked.cost().tokens()));
        boolean model = gain.technique() == Technique.MODEL;
        if (!model && gain.technique() != Technique.VOTE) {
            reasons.add("`refinery optimize` searches the best wording of it and proves the gain on test cases.");
        }
        if (gain.pairs().after() < 1 - WORTH_SHOWING) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "That is not the end: %.0f %% of the score is still missing with it.",
                    100 * (1 - gain.pairs().after())));
        }
        if (gain.technique() == Technique.VOTE) {
            reasons.add("Answers are drawn at the temperature of the job, or at 0.7 where that is 0.");
        }
        if (cut) {
            reasons.add("Not all was tried; started again with a budget that suffices it pays for the rest only.");
        }
        String headline = model
                ? "Use the better model: no technique gains as much on the present one."
                : capitalised(gain.technique().deed()) + ".";
        return new Advice(
                model ? Advice.Kind.BETTER_MODEL : Advice.Kind.TECHNIQUE, headline, reasons, Optional.of(gain));
    }

    private Advice noisyLabels() {
        List<String> reasons = new ArrayList<>();
        reasons.add(contradicting() + " of " + findings.size()
                + " errors are cases that ask the same as another one and want another answer; no prompt and no model"
                + " gets both right.");
        best().ifPresent(gain -> reasons.add(String.format(
                Locale.ROOT,
                "Then %s: that gains %+.1f points already.",
                gain.technique().deed(),
                100 * gain.comparison().difference())));
        return new Advice(
                Advice.Kind.LESS_NOISE, "Clean the labels first: they contradict each other.", reasons, best());
    }

    private Advice withoutProof() {
        long chance = count(Cause.NOISE) - contradicting();
        if (isMuch(chance)) {
            return advice(
                    Advice.Kind.LESS_NOISE,
                    "Steady the answers first: chance decides many of them.",
                    chance + " of " + findings.size()
                            + " errors come out right when they are asked again; try a lower temperature, or a vote.");
        }
        if (cut) {
            return advice(
                    Advice.Kind.UNDECIDED,
                    "Nothing is proven yet, and not all was tried: give the diagnosis a larger budget.",
                    "What was answered is kept, so that starting it again pays only for the rest.");
        }
        OptionalDouble smallest = power().smallestGain(dev(), LOST);
        Optional<Gain> promising = gains.stream()
                .filter(gain -> gain.comparison().difference() >= PROMISING)
                .max(Comparator.comparingDouble(gain -> gain.comparison().difference()));
        boolean blind = smallest.isEmpty()
                || smallest.getAsDouble() > Math.min(WORTH_SHOWING, Math.max(asked.room(), PROMISING));
        return blind || promising.isPresent() ? tooFew(smallest, promising) : fineTuning(smallest.getAsDouble());
    }

    private Advice tooFew(OptionalDouble smallest, Optional<Gain> promising) {
        List<String> reasons = new ArrayList<>();
        reasons.add(dev() + " dev cases can show "
                + (smallest.isPresent()
                        ? "only gains of " + points(smallest.getAsDouble()) + " or more"
                        : "no gain at all")
                + ", and the prompt fails " + Math.round(100 * asked.room()) + " % of them.");
        promising.ifPresent(gain -> reasons.add(String.format(
                Locale.ROOT,
                "Most promising: %s (%+.1f points, not proven)%s.",
                gain.technique().title(),
                100 * gain.comparison().difference(),
                enough(gain))));
        addForm(reasons);
        if (dev() < asked.ofDev()) {
            reasons.add(
                    "There are " + asked.ofDev() + " dev cases: a greater budget (--completions) asks more of them.");
        }
        return new Advice(
                Advice.Kind.MORE_CASES, "There are too few cases to say what helps: label more.", reasons, promising);
    }

    private String enough(Gain gain) {
        double lost = gain.pairs().broken().size()
                / (double) Math.max(1, gain.pairs().pairs().size());
        OptionalInt cases = power().cases(gain.comparison().difference(), Math.min(lost, MUCH));
        return cases.isPresent() ? "; " + cases.getAsInt() + " dev cases would do" : "";
    }

    private Advice fineTuning(double smallest) {
        List<String> reasons = new ArrayList<>();
        reasons.add("None of the " + gains.size() + " things tried gains anything beyond chance on " + dev()
                + " dev cases, where a gain of " + points(smallest) + " would have been seen.");
        if (gains.stream().noneMatch(gain -> gain.technique() == Technique.MODEL)) {
            reasons.add("Before it, try a better model, which is less work: --second-model SPEC.");
        }
        if (unsupplied && count(Cause.KNOWLEDGE) > 0) {
            reasons.add("Where what is missing stands in documents, name them in the job (documents) and diagnose"
                    + " again.");
        }
        addForm(reasons);
        reasons.add("It needs right answers of the kind that is wrong now: some hundred cases, and at least "
                + FINE_TUNING_CASES + " of each group of errors above. There are " + asked.ofTrain()
                + " training cases, of which " + Math.round(100.0 * wrongInTrain()) + " % are wrong now.");
        reasons.add("`refinery export RUN --as sft` writes what a run has verified in the layout of trainers.");
        return new Advice(
                Advice.Kind.FINE_TUNING,
                "Prompting does not reach these errors: fine-tuning is the fitting tool.",
                reasons,
                Optional.empty());
    }

    /** What needs no better prompt at all. */
    private void addForm(List<String> reasons) {
        if (isMuch(count(Cause.FORM))) {
            reasons.add(count(Cause.FORM) + " of " + findings.size()
                    + " errors have the right content: take it out of the answer by a program, hold the model to"
                    + " labels or a schema, or let the evaluator overlook the form.");
        }
    }

    private double wrongInTrain() {
        long wrong = asked.train().results().stream()
                .filter(result -> result.failed())
                .count();
        return (double) wrong / Math.max(1, asked.train().scored());
    }

    /** With the level that the first of so many tests must reach. */
    private PassFailPower power() {
        PassFailPower usual = PassFailPower.USUAL;
        return new PassFailPower(usual.level() / Math.max(1, gains.size()), usual.power());
    }

    private int dev() {
        return asked.dev().scored();
    }

    private boolean isMuch(long errors) {
        return errors >= FEW && errors >= MUCH * findings.size();
    }

    private long count(Cause cause) {
        return findings.stream().filter(finding -> finding.cause() == cause).count();
    }

    private long contradicting() {
        return findings.stream().filter(Finding::contradicts).count();
    }

    private static Advice advice(Advice.Kind kind, String headline, String... reasons) {
        return new Advice(kind, headline, List.of(reasons), Optional.empty());
    }

    private static String points(double share) {
        return Math.round(100 * share) + " points";
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

package org.promptrefinery.study;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.statistics.PassFailPower;

/**
 * What a proof on so many test cases can show, said before it is paid for. Reckoned as if each case passed or failed
 * and a better prompt made 2 % of the cases worse; graded scores mostly show somewhat more.
 *
 * @param cases of the test split
 * @param power of the test
 */
public record ProofOutlook(int cases, PassFailPower power) {

    private static final double LOST = 0.02;
    private static final double WORTH_SAYING = 0.15;

    /** Of a search; the first of several finalists must pass the strictest step of Holm's procedure at worst. */
    public static ProofOutlook of(SearchSettings settings, int cases) {
        PassFailPower usual = PassFailPower.USUAL;
        return new ProofOutlook(
                cases, new PassFailPower(usual.level() / settings.goal().finalists(), usual.power()));
    }

    /** The smallest gain that the cases can show; empty when they can show none. */
    public OptionalDouble smallestGain() {
        return power.smallestGain(cases, LOST);
    }

    /** One line when only great gains can be proven, with the number of cases that would do. */
    public Optional<String> tooFewCases() {
        OptionalDouble smallest = smallestGain();
        if (smallest.isPresent() && smallest.getAsDouble() <= WORTH_SAYING) {
            return Optional.empty();
        }
        String proven =
                smallest.isPresent() ? "only a gain of " + points(smallest.getAsDouble()) + " or more" : "no gain";
        return Optional.of(cases + " test cases can prove " + proven + "; " + enough(smallest.orElse(1)));
    }

    /**
     * One line when even a perfect prompt would probably not be proven better than one that does so well on dev;
     * nothing where that is so for want of cases, whatever the first prompt does.
     */
    public Optional<String> littleRoom(Scorecard dev) {
        long failed = dev.results().stream().filter(CaseResult::failed).count();
        if (failed == 0 || power.of(cases, 1, 0) < power.power()) {
            return Optional.empty();
        }
        double chance = power.of(cases, (double) failed / dev.scored(), 0);
        return chance >= power.power()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the first prompt fails only %d of %d dev cases: even a perfect one would be proven better on"
                                + " %d test cases with a chance of no more than %.0f %%",
                        failed,
                        dev.scored(),
                        cases,
                        100 * chance));
    }

    private String enough(double above) {
        return DoubleStream.of(0.2, 0.1)
                .filter(gain -> gain < above)
                .mapToObj(gain -> power.cases(gain, LOST).orElseThrow() + " would do for " + points(gain))
                .collect(Collectors.joining(", "));
    }

    private static String points(double share) {
        return Math.round(100 * share) + " points";
    }
}

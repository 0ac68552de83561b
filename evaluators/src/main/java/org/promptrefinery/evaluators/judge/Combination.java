package org.promptrefinery.evaluators.judge;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How several scores become one. */
enum Combination {
    /** The mean; every score is needed. */
    MEAN,
    /** 1 when more than half of the scores are at least a half, 0 when fewer are, a half when it is just half. */
    MAJORITY,
    /** The lowest; every score is needed unless one is 0. */
    MINIMUM;

    /**
     * The score that holds whatever the missing ones would have been; empty when they could change it. Nothing is
     * averaged over those that happen to be there.
     *
     * @param scores those that are there
     * @param all how many there should be
     */
    OptionalDouble of(List<Double> scores, int all) {
        boolean complete = scores.size() == all;
        return switch (this) {
            case MEAN -> complete ? mean(scores) : OptionalDouble.empty();
            case MINIMUM ->
                complete || scores.contains(0.0)
                        ? scores.stream().mapToDouble(score -> score).min()
                        : OptionalDouble.empty();
            case MAJORITY -> majority(scores, all);
        };
    }

    private static OptionalDouble mean(List<Double> scores) {
        return scores.stream().mapToDouble(score -> score).average();
    }

    private static OptionalDouble majority(List<Double> scores, int all) {
        long passed = scores.stream().filter(score -> score >= 0.5).count();
        long failed = scores.size() - passed;
        if (2 * passed > all) {
            return OptionalDouble.of(1);
        }
        if (2 * failed > all) {
            return OptionalDouble.of(0);
        }
        return scores.size() == all ? OptionalDouble.of(0.5) : OptionalDouble.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

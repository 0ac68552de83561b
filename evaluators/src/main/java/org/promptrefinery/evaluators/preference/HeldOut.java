package org.promptrefinery.evaluators.preference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.calibration.Rate;

/**
 * How often what was learned agrees with picks that it did not learn from: cross-validation over ten folds, all lessons
 * of a case in the same one. A case is one trial, right when more than half of its picks are; so that however many
 * people looked at it, trials are independent, and chance would be right about half of them at most.
 *
 * @param rate of the cases that it is right about
 */
record HeldOut(Rate rate) {

    /** With fewer cases even a good sense of what is better could not be told from luck. */
    static final int FEWEST = 20;

    private static final int FOLDS = 10;
    private static final double LEVEL = 0.05;

    /** Measures it. */
    static HeldOut of(List<Lesson> lessons, Space space) {
        Map<String, List<Lesson>> byCase =
                lessons.stream().collect(Collectors.groupingBy(Lesson::subject, TreeMap::new, Collectors.toList()));
        List<List<Lesson>> cases = List.copyOf(byCase.values());
        int folds = Math.min(FOLDS, cases.size());
        int right = 0;
        int of = 0;
        for (int fold = 0; fold < folds && folds > 1; fold++) {
            List<Lesson> taught = new ArrayList<>();
            List<List<Lesson>> asked = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                if (i % folds == fold) {
                    asked.add(cases.get(i));
                } else {
                    taught.addAll(cases.get(i));
                }
            }
            Taste taste = Taste.of(taught, space);
            for (List<Lesson> one : asked) {
                List<Lesson.Better> picks = picks(one);
                long agreed =
                        picks.stream().filter(pick -> taste.agrees(pick, space)).count();
                of += picks.isEmpty() ? 0 : 1;
                right += 2 * agreed > picks.size() ? 1 : 0;
            }
        }
        return new HeldOut(new Rate(right, of));
    }

    /** Whether there are enough cases, and it is right about more of them than luck would be. */
    boolean proven() {
        return rate.of() >= FEWEST && pValue() < LEVEL;
    }

    /** How likely luck is right about as many cases: the exact binomial test, one-sided. */
    double pValue() {
        double tail = 0;
        double scale = -rate.of() * Math.log(2);
        double logTerm = 0;
        for (int k = rate.of(); k >= rate.hits(); k--) {
            tail += Math.exp(scale + logTerm);
            logTerm += k == 0 ? 0 : Math.log(k) - Math.log(rate.of() - k + 1.0);
        }
        return Math.min(1, tail);
    }

    /** The same for a person, in a line. */
    String text() {
        if (rate.of() < FEWEST) {
            return "there are too few picks of one answer over another to check it: " + rate.of() + " cases, " + FEWEST
                    + " are needed" + (rate.of() == 0 ? "" : "; " + figures());
        }
        return (proven() ? "" : "it is not better than chance, do not rely on it: ") + figures();
    }

    private String figures() {
        return String.format(
                Locale.ROOT,
                "right about %d of %d held-out cases (%.1f %%, 95 %% interval %.1f to %.1f; exact binomial p %s)",
                rate.hits(),
                rate.of(),
                100 * rate.value(),
                100 * rate.low(),
                100 * rate.high(),
                pValue() < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", pValue()));
    }

    private static List<Lesson.Better> picks(List<Lesson> lessons) {
        return lessons.stream()
                .filter(Lesson.Better.class::isInstance)
                .map(Lesson.Better.class::cast)
                .filter(Lesson.Better::picked)
                .toList();
    }
}

package org.promptrefinery.study.estimate;

import org.promptrefinery.evaluators.Split;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Size;
import org.promptrefinery.study.Ablation;

/**
 * How often each case is asked in a search, under one prompt after another.
 *
 * <p>At least: the first prompt is asked what every first prompt is, no child is tried, and it is proven against
 * itself. At most: every child of every generation is asked all cases, and no finalist is the first prompt; each dev
 * case is asked as often as samples are drawn, and then some by the winner without each of as many sections as are ever
 * tried. Usually: twice as many generations as the search has patience for; a child is screened on a quarter of a
 * minibatch, a tenth of the children is asked two fifths of the dev cases, and a minibatch of training cases is asked
 * besides; the winner has six sections.
 *
 * @param train how often a training case is asked
 * @param dev how often a dev case is asked
 * @param test how often a test case is asked
 */
record SearchCourse(Frequency train, Frequency dev, Frequency test) {

    private static final int GENERATIONS_OF_PATIENCE = 2;
    private static final int MINIBATCHES_AT_FIRST = 4;
    private static final double SCREENED = 0.25;
    private static final double RACING = 0.1;
    private static final double RACED = 0.4;
    private static final int PARENTS = 1;
    private static final int SECTIONS = 6;

    static int usualGenerations(Size size) {
        return Math.min(size.generations(), GENERATIONS_OF_PATIENCE * size.patience());
    }

    static SearchCourse of(SearchSettings settings, Split split) {
        Size size = settings.size();
        double most = 1 + (double) size.generations() * size.children();
        double proven = 1.0 + settings.goal().finalists();
        return new SearchCourse(
                train(size, split.train().size(), most),
                dev(size, split.dev().size(), settings.samples(), most)
                        .plus(ablation(settings.ablation(), split.dev().size())),
                new Frequency(1, proven, proven));
    }

    private static Frequency ablation(int wanted, int cases) {
        double share = Math.min(1, (double) wanted / cases);
        return new Frequency(0, SECTIONS * share, Ablation.MOST_SECTIONS * share);
    }

    private static Frequency train(Size size, int cases, double most) {
        double minibatch = (double) size.minibatch() / cases;
        double first = Math.min(1, MINIBATCHES_AT_FIRST * minibatch);
        double generation = Math.min(1, minibatch) * (SCREENED * size.children() + PARENTS);
        return new Frequency(first, Math.min(most, first + usualGenerations(size) * generation), most);
    }

    private static Frequency dev(Size size, int cases, int samples, double most) {
        double first = Math.min(1, (double) size.minibatch() / cases);
        double generation = samples * RACING * RACED * size.children();
        return new Frequency(
                first, Math.min(samples * most, samples + usualGenerations(size) * generation), samples * most);
    }
}

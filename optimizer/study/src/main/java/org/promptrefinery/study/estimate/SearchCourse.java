package org.promptrefinery.study.estimate;

import org.promptrefinery.evaluators.Split;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Size;

/**
 * How often each case is asked in a search, under one prompt after another.
 *
 * <p>At least: the first prompt is perfect, no child of it is admitted, and it is asked all cases once. At most: every
 * child of every generation comes to the end of its race, as many as can survive do, and the winner is another than the
 * first prompt; each dev case is asked as often as samples are drawn. Usually: twice as many generations as the search
 * has patience for; of the children, a quarter comes to the end of the race and the others are screened out; a quarter
 * of the survivors is new.
 *
 * @param train how often a training case is asked
 * @param dev how often a dev case is asked
 * @param test how often a test case is asked
 */
record SearchCourse(Frequency train, Frequency dev, Frequency test) {

    private static final int GENERATIONS_OF_PATIENCE = 2;
    private static final double FINISHING = 0.25;
    private static final double RENEWED = 0.25;

    static int usualGenerations(Size size) {
        return Math.min(size.generations(), GENERATIONS_OF_PATIENCE * size.patience());
    }

    static SearchCourse of(SearchSettings settings, Split split) {
        int most = settings.size().generations();
        int usual = usualGenerations(settings.size());
        int survivors = Math.min(settings.size().population(), settings.size().children());
        double screened =
                Math.min(1, (double) settings.size().minibatch() / split.dev().size());
        double raced = screened + FINISHING * (1 - screened);
        double proven = 1.0 + settings.goal().finalists();
        return new SearchCourse(
                new Frequency(1, 1 + usual * RENEWED * survivors, 1 + (double) most * survivors),
                new Frequency(
                        1,
                        settings.samples()
                                * (1 + usual * raced * settings.size().children()),
                        settings.samples()
                                * (1 + (double) most * settings.size().children())),
                new Frequency(1, proven, proven));
    }
}

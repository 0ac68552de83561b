package org.promptrefinery.study.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;

/**
 * Which cases are asked, so that everything fits into the budget. Test cases are never among them.
 *
 * @param train what is learned from
 * @param dev what is measured on
 * @param trial training cases that choose between wordings of a technique
 */
record Plan(List<Case> train, List<Case> dev, List<Case> trial) {

    private static final int FEWEST = 10;
    private static final int TRIAL = 20;
    private static final int WORDINGS = 5;
    private static final int WORDINGS_OF_SUPPLIES = 3;
    private static final int VOTES = 100;
    /** Of the worst prompt, so that what is planned fits. */
    private static final double SHARE_WRONG = 1;

    /** Rules, worked examples, and both: measured on dev, and asked where train was wrong. */
    private static final int INSTRUCTIONS = 3;

    private static final int FURTHER_DRAWS = 4;

    /**
     * What will be asked besides the job's own prompt.
     *
     * @param draws whether answers are drawn by chance, so that the wrong ones are drawn again
     * @param supplies whether nearest examples, and whether passages, can be looked up
     * @param second whether there is a second model
     */
    record Wants(boolean draws, int supplies, boolean second) {

        /** Completions that choose between the wordings of a technique. */
        private double choosing() {
            return (double) TRIAL * (WORDINGS + WORDINGS_OF_SUPPLIES * supplies);
        }

        /** Completions for each pair of a training and a dev case. */
        private double each() {
            double own = 2;
            double measured = INSTRUCTIONS + 2 * supplies + (second ? 1 : 0);
            double instructed = INSTRUCTIONS * SHARE_WRONG;
            double drawn = draws ? 2 * SHARE_WRONG * FURTHER_DRAWS : 0;
            return own + measured + instructed + drawn;
        }
    }

    /**
     * As many cases as the completions suffice for, but not too few to see anything; drawn by the seed.
     *
     * @param cases how many may be asked for, each with all that it takes; empty for no limit
     */
    static Plan of(Split split, OptionalLong cases, Wants wants, RandomGenerator random) {
        int number = cases.isEmpty() ? Integer.MAX_VALUE : number(cases.getAsLong(), wants);
        List<Case> train = some(split.train(), number, random);
        return new Plan(train, some(split.dev(), number, random), train.subList(0, Math.min(TRIAL, train.size())));
    }

    private static int number(long cases, Wants wants) {
        double left = cases - VOTES - wants.choosing();
        return (int) Math.clamp(left / wants.each(), FEWEST, Integer.MAX_VALUE);
    }

    private static List<Case> some(List<Case> cases, int number, RandomGenerator random) {
        List<Case> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, Random.from(random));
        return List.copyOf(shuffled.subList(0, Math.min(number, shuffled.size())));
    }
}

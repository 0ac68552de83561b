package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParetoParentsTest {

    private static final double NONE = Double.NaN;

    @Test
    void eachCaseIsSharedByThoseWhoAreBestAtIt() {
        assertThat(ParetoParents.shares(new double[][] {{1, 0, 1}, {0, 1, 1}})).containsExactly(1.5, 1.5);
        assertThat(ParetoParents.shares(new double[][] {{1, 0}, {1, 1}})).containsExactly(0, 2);
    }

    @Test
    void anUnscoredAnswerNeitherWinsNorLosesItsCase() {
        assertThat(ParetoParents.shares(new double[][] {{1, NONE}, {0, 0}})).containsExactly(1, 0);
        assertThat(ParetoParents.shares(new double[][] {{0.5, NONE}, {0, 1}})).containsExactly(1, 0);
        assertThat(ParetoParents.shares(new double[][] {{NONE, 1}, {1, NONE}})).containsExactly(1, 1);
    }

    @Test
    void aCaseThatNobodyHasAScoreForGivesNothing() {
        assertThat(ParetoParents.shares(new double[][] {{1, NONE}, {0, NONE}})).containsExactly(1, 0);
        assertThat(ParetoParents.shares(new double[][] {{NONE, NONE}})).containsExactly(0);
    }
}

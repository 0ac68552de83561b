package org.promptrefinery.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many contenders at once, looked at after every case. */
class LosingBetsTest {

    private static final double ALPHA = 0.05;

    /** With alpha shared out over the contenders (Bonferroni), that any of them is lost wrongly is as rare as alpha. */
    @ParameterizedTest
    @CsvSource({"1, 0.2", "12, 0.2", "12, 0.05", "40, 0.3"})
    void noneOfManyEqualContendersIsLostWithinTheErrorRate(int contenders, double changing) {
        int races = 1000;
        Random random = new Random(contenders);
        long wrong = IntStream.range(0, races)
                .filter(_ -> anyLost(contenders, changing, random))
                .count();
        assertThat(wrong / (double) races).isLessThan(ALPHA);
    }

    /** All contenders share the answers of the rival, as in a race against one parent. */
    private static boolean anyLost(int contenders, double changing, Random random) {
        LosingBet[] bets = new LosingBet[contenders];
        Arrays.fill(bets, LosingBet.START);
        for (int looks = 0; looks < 200; looks++) {
            boolean rivalFails = random.nextBoolean();
            for (int i = 0; i < contenders; i++) {
                double change = random.nextDouble() < changing ? (rivalFails ? 1 : -1) : 0;
                bets[i] = bets[i].after(change);
                if (bets[i].isLost(ALPHA / contenders)) {
                    return true;
                }
            }
        }
        return false;
    }
}

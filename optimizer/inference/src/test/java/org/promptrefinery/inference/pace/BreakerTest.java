package org.promptrefinery.inference.pace;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final long SECOND = 1_000_000_000;

    private final Breaker breaker = new Breaker();

    private boolean fail(int times, int inFlight) {
        boolean opened = false;
        for (int i = 0; i < times; i++) {
            opened = breaker.failed(0, inFlight, false, true);
        }
        return opened;
    }

    @Test
    void opensAfterFiveFailuresInARow() {
        assertThat(fail(4, 1)).isFalse();
        assertThat(breaker.answered()).isFalse();
        assertThat(fail(4, 1)).isFalse();
        assertThat(fail(1, 1)).isTrue();
        assertThat(breaker.open()).isTrue();
    }

    @Test
    void oneStumbleOfManyInFlightIsNoOutage() {
        assertThat(fail(99, 100)).isFalse();
        assertThat(fail(1, 100)).isTrue();
    }

    @Test
    void asksOneByOneAndEverMoreRarely() {
        fail(5, 1);
        long now = 0;
        for (long interval : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(breaker.probeDue(now + interval * SECOND - 1)).isFalse();
            now += interval * SECOND;
            assertThat(breaker.probeDue(now)).isTrue();
            breaker.probe();
            assertThat(breaker.probeDue(now)).as("one at a time").isFalse();
            breaker.failed(now, 1, true, true);
        }
        breaker.probe();
        assertThat(breaker.answered()).as("closes").isTrue();
        assertThat(breaker.open()).isFalse();
    }

    @Test
    void asksEverySecondWhileTheServerAnswersWithErrors() {
        fail(5, 1);
        long now = 0;
        for (int i = 0; i < 20; i++) {
            assertThat(breaker.probeDue(now + SECOND - 1)).isFalse();
            now += SECOND;
            assertThat(breaker.probeDue(now)).isTrue();
            breaker.probe();
            breaker.failed(now, 1, true, false);
        }
    }

    @Test
    void aProbeThatToldNothingIsRepeated() {
        fail(5, 1);
        breaker.probe();
        breaker.probeLost();

        assertThat(breaker.probeDue(SECOND)).isTrue();
    }

    @Property
    void delaysAreJitteredInFullAndCapped(
            @ForAll @IntRange(min = 1, max = 1000) int failures,
            @ForAll @DoubleRange(min = 0, max = 0.99) double random) {
        long most = failures > 6 ? 10 * SECOND : SECOND / 4 << (failures - 1);

        assertThat(Backoff.delay(failures, random)).isEqualTo((long) (random * Math.min(most, 10 * SECOND)));
    }
}

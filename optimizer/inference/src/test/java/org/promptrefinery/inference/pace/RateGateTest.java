package org.promptrefinery.inference.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RateGateTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final long MINUTE = 60 * SECOND;

    private static long sentIn(RateGate gate, long from, long time, long tokens) {
        long sent = 0;
        for (long now = from; now < from + time; now += MILLI) {
            if (gate.ready(now)) {
                gate.sent(now, tokens, 1);
                sent++;
            }
        }
        return sent;
    }

    private static RateGate unlimited() {
        return new RateGate(OptionalInt.empty(), OptionalLong.empty(), 0);
    }

    @Property(tries = 20)
    void requestsAMinuteAreUsedButNotExceeded(@ForAll @IntRange(min = 61, max = 20_000) int rate) {
        RateGate gate = new RateGate(OptionalInt.of(rate), OptionalLong.empty(), 0);

        assertThat(sentIn(gate, 0, MINUTE, 0)).isBetween((long) (rate * 0.97) - 1, (long) rate);
    }

    @Test
    void tokensAMinuteAreCountedAsTheyTurnOut() {
        RateGate gate = new RateGate(OptionalInt.empty(), OptionalLong.of(61_000), 0);
        assertThat(sentIn(gate, 0, MINUTE, 1000)).isBetween(60L, 62L);

        gate.corrected(1000, 61_000);
        assertThat(sentIn(gate, MINUTE, 59 * SECOND, 1000))
                .as("a minute's debt")
                .isZero();

        RateGate cheaper = new RateGate(OptionalInt.empty(), OptionalLong.of(61_000), 0);
        long sent = 0;
        for (long now = 0; now < MINUTE; now += MILLI) {
            if (cheaper.ready(now)) {
                cheaper.sent(now, 1000, 1);
                cheaper.corrected(1000, 100);
                sent++;
            }
        }
        assertThat(sent).isBetween(590L, 611L);
    }

    @Test
    void nothingLeftMeansToWaitForTheReset() {
        RateGate gate = unlimited();
        gate.learnRequests(0, 0, 7 * SECOND);

        assertThat(gate.ready(7 * SECOND - 1)).isFalse();
        assertThat(gate.ready(7 * SECOND)).isTrue();
    }

    @Test
    void littleLeftIsSpreadOverTheTimeToTheReset() {
        RateGate gate = unlimited();
        gate.learnRequests(0, 4, 8 * SECOND);
        gate.sent(0, 0, 10);

        assertThat(gate.ready(2 * SECOND - 1)).isFalse();
        assertThat(gate.ready(2 * SECOND)).isTrue();
    }

    @Test
    void plentyLeftIsNoReasonToWait() {
        RateGate gate = unlimited();
        gate.learnRequests(0, 5000, 8 * SECOND);
        gate.sent(0, 0, 10);

        assertThat(gate.ready(1)).isTrue();
    }

    @Test
    void theLongestHoldCounts() {
        RateGate gate = unlimited();
        gate.hold(5 * SECOND);
        gate.hold(2 * SECOND);

        assertThat(gate.ready(3 * SECOND)).isFalse();
        assertThat(gate.ready(5 * SECOND)).isTrue();
    }
}

package org.promptrefinery.inference.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerLimitTest {

    private static final long SECOND = 1_000_000_000;

    private final ServerLimit limit = new ServerLimit(1024, 32);
    private long now;
    private long tokens;
    private long preempted;

    /** A second of a server with so many slots, all of which are used. */
    private void second(int slots, double tokensPerRunning) {
        int running = Math.min(slots, limit.limit());
        limit.answered(now, now, limit.limit());
        now += SECOND;
        tokens += (long) (running * tokensPerRunning);
        limit.observe(now, running, limit.limit() - running, preempted, tokens);
    }

    private void seconds(int count, int slots) {
        for (int i = 0; i < count; i++) {
            second(slots, 50);
        }
    }

    @Test
    void growsUntilALittleWaits() {
        seconds(60, 300);

        assertThat(limit.limit()).isBetween(301, 330);
    }

    @Test
    void growsToWhatTheUserAllows() {
        seconds(20, 5000);

        assertThat(limit.limit()).isEqualTo(1024);
    }

    @Test
    void restsWhereMoreRequestsWriteNoMoreTokens() {
        for (int i = 0; i < 6; i++) {
            second(5000, 50.0 * 64 / Math.max(64, limit.limit()));
        }

        assertThat(limit.limit()).isLessThanOrEqualTo(256);
    }

    @Test
    void shrinksWhenTheQueueGrows() {
        seconds(60, 300);
        seconds(30, 40);

        assertThat(limit.limit()).isBetween(40, 55);
    }

    @Test
    void shrinksWhenRequestsAreThrownOutOfMemory() {
        seconds(10, 5000);
        int before = limit.limit();
        preempted++;
        second(5000, 50);

        assertThat(limit.limit()).isEqualTo((int) (before * 0.9));
    }

    @Test
    void doesNotGrowWhileItFails() {
        second(5000, 50);
        int before = limit.limit();
        limit.broken(now, now, before);
        second(5000, 50);

        assertThat(limit.limit()).isEqualTo(before);
    }

    @Test
    void isCutOnceForManyRefusals() {
        assertThat(limit.throttled(10, 1, 32)).isTrue();
        assertThat(limit.throttled(11, 2, 32)).isFalse();

        assertThat(limit.limit()).isEqualTo(22);
    }
}

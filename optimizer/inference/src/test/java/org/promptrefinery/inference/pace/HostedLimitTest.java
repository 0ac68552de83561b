package org.promptrefinery.inference.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostedLimitTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void doublesEachRoundTripUpToTheMost() {
        SimulatedServer server = new SimulatedServer(new HostedLimit(1024, 0));
        server.slots = 10_000;
        server.run(2 * 1024);

        assertThat(server.history().get(31)).as("after one round trip").isEqualTo(64);
        assertThat(server.history().get(95)).as("after two").isEqualTo(128);
        assertThat(server.history().getLast()).isEqualTo(1024);
    }

    @Test
    void neverExceedsTheMostThatTheUserAllows() {
        SimulatedServer server = new SimulatedServer(new HostedLimit(5, 0));

        assertThat(server.run(1000).history()).allMatch(limit -> limit <= 5);
    }

    @Test
    void stopsDoublingWhereAnswersOnlyBecomeSlower() {
        SimulatedServer server = new SimulatedServer(new HostedLimit(100_000, 0));
        server.slots = 64;
        server.run(50_000);

        assertThat(server.history()).allMatch(limit -> limit <= 64 * 8);
        assertThat(server.history().getLast()).isBetween(50, 64 * 5);
    }

    @Test
    void manyRefusalsOfOneBurstAreOneEpisode() {
        HostedLimit limit = new HostedLimit(100, 0);
        int before = limit.limit();

        assertThat(limit.throttled(SECOND, 1, before)).isTrue();
        for (int i = 0; i < 30; i++) {
            assertThat(limit.throttled(SECOND + i, 2 + i, before)).isFalse();
        }
        assertThat(limit.limit()).isEqualTo((int) (before * 0.7));

        assertThat(limit.throttled(3 * SECOND, 2 * SECOND, before))
                .as("sent after the cut")
                .isTrue();
    }

    @Test
    void settlesNearWhatTheServerBears() {
        SimulatedServer server = new SimulatedServer(new HostedLimit(1024, 0));
        server.throttledBeyond = 200;
        server.slots = 10_000;
        server.run(40_000);

        assertThat(server.history().subList(20_000, 40_000)).allMatch(limit -> limit > 100 && limit < 250);
        assertThat(server.episodes()).as("seldom, not with each answer").isLessThan(60);
    }

    @Test
    void backsOffFromAServerThatBecomesSlowerAndGrowsAgainWhenItRecovers() {
        SimulatedServer server = new SimulatedServer(new HostedLimit(256, 0));
        server.slots = 10_000;
        int before = server.run(3000).history().getLast();
        for (int i = 0; i < 5; i++) {
            server.service *= 2;
            server.run(500);
        }
        int slow = server.history().getLast();
        server.service = 200 * SimulatedServer.MILLI;
        int after = server.run(20_000).history().getLast();

        assertThat(before).isEqualTo(256);
        assertThat(slow).isLessThan(before / 2);
        assertThat(after).isEqualTo(256);
    }

    @Test
    void failuresAreNoTimeToGrowAndShrinkGently() {
        HostedLimit limit = new HostedLimit(1024, 0);
        for (int i = 1; i <= 3000; i++) {
            if (i % 3 == 0) {
                limit.broken(i * SECOND, (i - 1) * SECOND, limit.limit());
            } else {
                limit.answered(i * SECOND, (i - 1) * SECOND, limit.limit());
            }
            assertThat(limit.limit()).isBetween(16, 40);
        }
    }

    @Test
    void aLimitThatIsNotReachedDoesNotGrow() {
        HostedLimit limit = new HostedLimit(1024, 0);
        for (int i = 1; i <= 1000; i++) {
            limit.answered(i * SECOND, (i - 1) * SECOND, 3);
        }

        assertThat(limit.limit()).isEqualTo(32);
    }
}

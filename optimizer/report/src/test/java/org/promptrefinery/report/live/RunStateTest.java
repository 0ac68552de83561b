package org.promptrefinery.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.run.RunLock;
import org.promptrefinery.study.run.StopFile;

class RunStateTest {

    @TempDir
    Path results;

    private FollowedRun run;

    @BeforeEach
    void begin() throws IOException {
        run = FollowedRun.begin(results, "romeo");
        run.generation(0, 0.5);
    }

    @Test
    void aRunThatSomebodyWorksOnRunsUntilItIsAskedToStop() throws IOException {
        try (RunLock _ = RunLock.take(run.folder())) {
            assertThat(state()).isEqualTo(RunState.RUNNING);
            run.end("interrupted");
            assertThat(state()).as("resumed").isEqualTo(RunState.RUNNING);
            StopFile.request(run.folder());
            assertThat(state()).isEqualTo(RunState.STOPPING);
        }
        assertThat(state()).isEqualTo(RunState.INTERRUPTED);
    }

    @Test
    void theResultSaysHowARunEnded() throws IOException {
        run.end("finished");
        assertThat(state()).isEqualTo(RunState.FINISHED);
        run.end("stopped_early");
        assertThat(state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void withoutAResultTheProofSaysIt() throws IOException {
        assertThat(state()).as("killed").isEqualTo(RunState.INTERRUPTED);
        run.proof();
        assertThat(state()).isEqualTo(RunState.FINISHED);
        assertThat(Files.exists(run.folder().result())).isFalse();
    }

    private RunState state() {
        return RunState.of(RunHistories.read(run.folder()));
    }
}

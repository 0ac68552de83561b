package org.promptrefinery.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;

class RunLockTest {

    @TempDir
    Path results;

    private RunFolder run;

    /** Another process that holds the lock until its input ends. */
    static final class Holder {
        public static void main(String[] folder) throws IOException {
            try (RunLock _ = RunLock.take(new RunFolder(Path.of(folder[0])))) {
                System.out.println("held");
                System.out.flush();
                System.in.read();
            }
        }
    }

    @BeforeEach
    void makesARun() {
        run = RunFolder.create(results, "romeo", LocalDateTime.of(2026, 11, 24, 5, 30), "seed: 1\n");
    }

    @Test
    void aRunThatNobodyWorksOnIsFree() {
        assertThat(RunLock.isHeld(run)).isFalse();
        assertThat(RunLock.isHeld(new RunFolder(results.resolve("none")))).isFalse();
    }

    @Test
    void twoCannotWorkOnOneRun() {
        try (RunLock _ = RunLock.take(run)) {
            assertThat(RunLock.isHeld(run)).isTrue();
            assertThatThrownBy(() -> RunLock.take(run))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining(run.name())
                    .hasMessageContaining("without --resume");
            assertThat(RunLock.isHeld(new RunFolder(results.resolve(".").resolve(run.name()))))
                    .isTrue();
        }
        assertThat(RunLock.isHeld(run)).isFalse();
        RunLock.take(run).close();
    }

    @Test
    void aProcessThatIsKilledHoldsItNoLonger() throws Exception {
        Process other = holder();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            assertThat(RunLock.isHeld(run)).isTrue();
            assertThatThrownBy(() -> RunLock.take(run)).isInstanceOf(BadInput.class);
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(RunLock.isHeld(run)).isFalse();
    }

    @Test
    void looksDoNotFreeWhatThisProcessHolds() throws Exception {
        try (RunLock _ = RunLock.take(run)) {
            assertThat(RunLock.isHeld(run)).isTrue();
            Process other = holder();
            assertThat(other.waitFor()).isNotZero();
        }
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        run.path().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}

package org.promptrefinery.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopFileTest {

    @TempDir
    Path path;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void isLookedForTwiceASecondAndTakenAwayAtTheEnd() {
        RunFolder folder = new RunFolder(path);
        StopFile stop = new StopFile(folder, now::get);
        assertThat(stop.getAsBoolean()).isFalse();
        StopFile.request(folder);
        now.set(Instant.ofEpochMilli(499));
        assertThat(stop.getAsBoolean()).isFalse();
        now.set(Instant.ofEpochMilli(500));
        assertThat(stop.getAsBoolean()).isTrue();
        stop.clear();
        assertThat(folder.stop()).doesNotExist();
        now.set(Instant.ofEpochMilli(1000));
        assertThat(stop.getAsBoolean()).as("once seen it stays seen").isTrue();
    }

    @Test
    void aRunThatBeginsForgetsWhatAnEarlierStartLeft() {
        RunFolder folder = new RunFolder(path);
        StopFile.request(folder);
        folder.write(RunFolder.RESULT, "{}");
        folder.write(RunFolder.VERDICTS, "{}");
        folder.begin();
        assertThat(folder.stop()).doesNotExist();
        assertThat(folder.result()).doesNotExist();
        assertThat(folder.verdicts()).doesNotExist();
        folder.begin();
    }
}

package org.promptrefinery.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;

class RunFolderTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 5, 30, 0);

    @TempDir
    Path results;

    @Test
    void everyRunHasItsOwnFolder() {
        RunFolder one = RunFolder.create(results, "romeo", NOW, "seed: 1\n");
        RunFolder two = RunFolder.create(results, "romeo", NOW, "seed: 1\n");
        assertThat(one.name()).isEqualTo("romeo-20261124-053000");
        assertThat(two.name()).isEqualTo("romeo-20261124-053000-2");
        assertThat(new RunFolder(two.path().resolve(".")).name()).isEqualTo(two.name());
    }

    @Test
    void resumesTheNewestUnfinishedRunOfTheSameJob() throws IOException {
        RunFolder old = RunFolder.create(results, "romeo", NOW, "seed: 1\n");
        RunFolder done = RunFolder.create(results, "romeo", NOW.plusHours(1), "seed: 1\n");
        RunFolder.create(results, "romeo-2", NOW.plusHours(2), "seed: 1\n");
        Files.writeString(done.journal(), "{\"event\":\"proof\"}\n");
        assertThat(RunFolder.unfinished(results, "romeo", "seed: 1\n")).isEqualTo(old);
    }

    @Test
    void saysWhatChangedSinceTheRunBegan() {
        RunFolder.create(results, "romeo", NOW, "seed: 1\n");
        assertThatThrownBy(() -> RunFolder.unfinished(results, "romeo", "seed: 2\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("then 'seed: 1', now 'seed: 2'");
    }

    @Test
    void saysThatThereIsNothingToResume() {
        assertThatThrownBy(() -> RunFolder.unfinished(results.resolve("none"), "romeo", ""))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no unfinished run of romeo");
    }

    @Test
    void refusesAResultsFolderThatIsAFile() throws IOException {
        Path file = Files.writeString(results.resolve("file"), "x");
        assertThatThrownBy(() -> RunFolder.create(file, "romeo", NOW, ""))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--results");
        assertThatThrownBy(() -> RunFolder.create(file.resolve("below"), "romeo", NOW, ""))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--results");
    }

    @Test
    void filesAreWrittenWhole() throws IOException {
        RunFolder folder = RunFolder.create(results, "romeo", NOW, "a");
        folder.write("winner.prompt", "one");
        folder.write("winner.prompt", "two");
        assertThat(folder.path().resolve("winner.prompt")).hasContent("two");
        try (var files = Files.list(folder.path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("run.yaml", "winner.prompt");
        }
    }
}

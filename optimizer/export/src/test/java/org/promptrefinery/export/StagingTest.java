package org.promptrefinery.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;

class StagingTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsInPlaceBeforeTheEndAndNothingIsLeftOfWhatFailed() {
        Path file = folder.resolve("a/train.jsonl");
        try (Staging staging = Staging.in(folder.resolve("a"), false)) {
            staging.write("train.jsonl", "x");
            assertThat(file).doesNotExist();
        }
        assertThat(folder.resolve("a")).isEmptyDirectory();
    }

    @Test
    void allFilesComeIntoPlaceOrNone() throws IOException {
        Files.writeString(folder.resolve("b"), "mine");
        try (Staging staging = Staging.in(folder, false)) {
            staging.write("a", "1");
            staging.write("b", "2");
            assertThatThrownBy(staging::commit).isInstanceOf(BadInput.class).hasMessageContaining("--force");
        }
        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(folder.resolve("b")).hasContent("mine");

        try (Staging staging = Staging.in(folder, true)) {
            staging.write("b", "2");
            assertThat(staging.commit()).containsExactly(folder.resolve("b"));
        }
        assertThat(folder.resolve("b")).hasContent("2");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFileKnowsItsLengthAndHash() {
        try (Staging staging = Staging.in(folder, false)) {
            StagedFile file = staging.open("x");
            file.append("\u00e4");
            file.append("bc");
            assertThat(file.sha256()).isEmpty();
            file.end();
            assertThat(file.bytes()).isEqualTo(4);
            assertThat(file.sha256()).isEqualTo("6af7acc9ce244857073dbf0c9d6c88f13a01cf0dbe03ee64de980314d94d7475");
        }
    }

    @Test
    void whatIsNoUnicodeIsNotWritten() {
        try (Staging staging = Staging.in(folder, false)) {
            StagedFile file = staging.open("x");
            assertThatThrownBy(() -> file.append("half \ud83d")).isInstanceOf(StorageFailure.class);
        }
    }
}

package org.promptrefinery.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.StorageFailure;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void whatNoUtf8CanBeMadeOfIsReplaced() throws IOException {
        Path file = folder.resolve("a.txt");
        WholeFile.write(file, Stream.of("a\ud800b", "\udc00\n", "\ud83d\ude00"));
        assertThat(file).content().isEqualTo("a\ufffdb\ufffd\n\ud83d\ude00");
    }

    @Test
    void aFileThatFailsHalfwayLeavesTheOldOne() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        Stream<String> broken = Stream.of(1, 0).map(number -> String.valueOf(1 / number));
        assertThatThrownBy(() -> WholeFile.write(file, broken)).isInstanceOf(ArithmeticException.class);
        assertThat(file).content().isEqualTo("old");
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("none").resolve("a.txt"), Stream.of("a")))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("a.txt");
    }
}

package org.promptrefinery.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.format.ExportFile;

class DestinationTest {

    @TempDir
    Path folder;

    private static List<ExportFile> one(String text) {
        return List.of(new ExportFile("romeo.md", text));
    }

    @Test
    void oneFileGoesWhereItIsNamedAndFoldersAreMade() throws IOException {
        Path file = folder.resolve("a/b/winner.md");

        assertThat(new Destination(file, false).write(one("x"))).containsExactly(file);
        assertThat(file).hasContent("x");
        assertThat(new Destination(folder.resolve("c"), false).write(one("y")))
                .containsExactly(folder.resolve("c/romeo.md"));
    }

    @Test
    void whatAnExportHasWrittenIsWrittenAgain() throws IOException {
        Path file = folder.resolve("romeo.md");
        new Destination(file, false).write(one("first"));
        new Destination(file, false).write(one("second"));

        assertThat(file).hasContent("second");
    }

    @Test
    void aForeignFileAndAnEditByHandStay() throws IOException {
        Path file = folder.resolve("romeo.md");
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> new Destination(file, false).write(one("x")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is no export of ours")
                .hasMessageContaining("--force");
        assertThat(file).hasContent("mine");

        new Destination(file, true).write(one("x"));
        Files.writeString(file, "x, edited");
        assertThatThrownBy(() -> new Destination(folder, false)
                        .write(List.of(new ExportFile("a.txt", "a"), new ExportFile("romeo.md", "y"))))
                .hasMessageContaining("was changed since it was exported");
        assertThat(file).hasContent("x, edited");
        assertThat(folder.resolve("a.txt")).doesNotExist();
    }
}

package org.promptrefinery.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.StorageFailure;

class IndexCacheTest {

    @TempDir
    Path folder;

    private static Texts texts(String... all) {
        return new Texts(() -> Stream.of(all).map(Entry::of).iterator(), Optional.empty(), Set.of());
    }

    /** An index during the writing of which something else happens. */
    private record Meanwhile(Texts texts, Runnable other) implements IndexCache.Content {

        @Override
        public void write(Directory directory) throws IOException {
            other.run();
            texts.write(directory);
        }

        @Override
        public TextSearcher open(Directory directory) throws IOException {
            return texts.open(directory);
        }
    }

    @Test
    void ofTwoThatBuildAtOnceBothCanSearch() throws IOException {
        try (TextSearcher second =
                new IndexCache(folder).open("key", new Meanwhile(texts("one", "two"), this::build))) {
            assertThat(second.best("two", 1, _ -> true))
                    .extracting(Ranked::place)
                    .containsExactly(1);
        }
        assertThat(names()).containsExactly("index-key");
    }

    private void build() {
        Unsearchable.close(new IndexCache(folder).open("key", texts("one", "two")));
    }

    @Test
    void nothingIsInPlaceBeforeItIsWhole() throws IOException {
        Meanwhile looking = new Meanwhile(
                texts("one"), () -> assertThat(folder.resolve("index-key")).doesNotExist());
        new IndexCache(folder).open("key", looking).close();
        assertThat(folder.resolve("index-key")).isDirectory();
    }

    @Test
    void draftsOfKilledProcessesAreRemovedButNotThoseOfOthersAtWork() throws IOException {
        Path killed = Files.createDirectories(folder.resolve("building-killed"));
        Files.writeString(killed.resolve("segment"), "half");
        Files.setLastModifiedTime(killed, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Files.createDirectories(folder.resolve("building-working"));
        new IndexCache(folder).open("key", texts("one")).close();
        assertThat(names()).containsExactly("building-working", "index-key");
    }

    @Test
    void aFolderThatCannotBeWrittenSaysWhere() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new IndexCache(file).open("key", texts("one")))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining(file.toString());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

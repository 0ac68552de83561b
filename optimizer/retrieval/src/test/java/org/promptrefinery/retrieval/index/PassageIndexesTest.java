package org.promptrefinery.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.embedding.TextEmbedder;
import org.promptrefinery.retrieval.Passage;
import org.promptrefinery.retrieval.PassageIndex;
import org.promptrefinery.retrieval.documents.Documents;

class PassageIndexesTest {

    private static final Documents VERONA = Documents.of(Map.of(
            "people.txt", "Romeo is called Bob in our house. Juliet keeps her name. Tybalt is called Eve.",
            "rules/hours.md", "The hall opens at nine. It closes at five."));

    @Test
    void theFittingPassageComesFirstWithItsSource() {
        PassageIndex index = PassageIndexes.inMemory(VERONA, 8, Optional.empty());
        assertThat(index.nearest("What is Tybalt called?", 2))
                .startsWith(new Passage("Juliet keeps her name. Tybalt is called Eve.", "people.txt#2"));
        assertThat(index.nearest("when does the hall close", 1))
                .containsExactly(new Passage("It closes at five.", "rules/hours.md#2"));
    }

    @Test
    void whatDoesNotFitAtAllIsLeftOut() {
        assertThat(PassageIndexes.inMemory(VERONA, 8, Optional.empty()).nearest("zebra", 3))
                .isEmpty();
        assertThat(PassageIndexes.inMemory(VERONA, 8, Optional.empty()).nearest("AND (* \"", 3))
                .isEmpty();
    }

    @Test
    void tiesComeInTheOrderOfTheDocuments() {
        Documents same = Documents.of(Map.of("b", "Same text.", "a", "Same text.", "c/a", "Same text."));
        assertThat(PassageIndexes.inMemory(same, 8, Optional.empty()).nearest("text", 3))
                .extracting(Passage::source)
                .containsExactly("a#1", "b#1", "c/a#1");
    }

    @Test
    void wordsAndMeaningsAreFused() {
        Documents animals = Documents.of(Map.of("a", "A hound barks.", "b", "A quiet cat.", "c", "The dog show."));
        PassageIndex index = PassageIndexes.inMemory(animals, 8, Optional.of(WordVectors.FAMILY));
        assertThat(index.nearest("dog", 2)).extracting(Passage::source).containsExactly("c#1", "a#1");
    }

    @Test
    void theSameQueryIsEmbeddedOnce() {
        List<String> embedded = new ArrayList<>();
        TextEmbedder counting = new TextEmbedder() {
            @Override
            public String identity() {
                return "counting";
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                embedded.addAll(texts);
                return WordVectors.FAMILY.embed(texts);
            }
        };
        PassageIndex index = PassageIndexes.inMemory(VERONA, 8, Optional.of(counting));
        embedded.clear();
        assertThat(index.nearest("dog", 1)).isEqualTo(index.nearest("dog", 1));
        index.nearest("cat", 3);
        assertThat(embedded).containsExactly("dog", "cat");
    }

    @Test
    void luceneDoesNotLogWhatNobodyAskedFor() {
        PassageIndexes.inMemory(VERONA, 8, Optional.empty());
        assertThat(Logger.getLogger("org.apache.lucene.store").isLoggable(Level.WARNING))
                .isFalse();
    }

    @Test
    void anIndexIsMadeOnceForTheSameContent(@TempDir Path cache) throws IOException {
        PassageIndexes.open(VERONA, 8, Optional.empty(), cache).close();
        List<Path> made = list(cache);
        assertThat(made).hasSize(1);
        Object written = Files.getLastModifiedTime(made.getFirst());
        try (PassageIndex again = PassageIndexes.open(VERONA, 8, Optional.empty(), cache)) {
            assertThat(again.nearest("Tybalt", 1)).hasSize(1);
        }
        assertThat(list(cache)).isEqualTo(made);
        assertThat(Files.getLastModifiedTime(made.getFirst())).isEqualTo(written);
    }

    @Test
    void otherContentSizeOrEmbedderIsAnotherIndex(@TempDir Path cache) throws IOException {
        PassageIndexes.open(VERONA, 8, Optional.empty(), cache).close();
        PassageIndexes.open(VERONA, 9, Optional.empty(), cache).close();
        PassageIndexes.open(VERONA, 8, Optional.of(WordVectors.FAMILY), cache).close();
        PassageIndexes.open(Documents.of(Map.of("people.txt", "Other.")), 8, Optional.empty(), cache)
                .close();
        assertThat(list(cache)).hasSize(4);
    }

    @Test
    void aFailureLeavesNothingBehind(@TempDir Path cache) throws IOException {
        WordVectors broken = new WordVectors("broken", Map.of("romeo", 99), 4);
        assertThatThrownBy(() -> PassageIndexes.open(VERONA, 8, Optional.of(broken), cache))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThat(list(cache)).isEmpty();
    }

    @Test
    void aDamagedIndexIsMadeAgain(@TempDir Path cache) throws IOException {
        PassageIndexes.open(VERONA, 8, Optional.empty(), cache).close();
        for (Path file : list(list(cache).getFirst())) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        try (PassageIndex again = PassageIndexes.open(VERONA, 8, Optional.empty(), cache)) {
            assertThat(again.nearest("Tybalt", 1)).hasSize(1);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}

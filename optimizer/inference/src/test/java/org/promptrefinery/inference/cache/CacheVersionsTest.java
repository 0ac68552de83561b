package org.promptrefinery.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.inference.cache.Parrot.requests;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.StorageFailure;

/** Files of other versions and programs, and damaged ones. */
class CacheVersionsTest {

    private static final String FIRST_TABLE = "create table completions (key text primary key, text text not null,"
            + " prompt_tokens integer not null, completion_tokens integer not null, finish text not null,"
            + " latency_nanos integer not null)";

    @TempDir
    Path folder;

    private final Parrot parrot = new Parrot();
    private Path file;
    private CacheOnDisk disk;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("c.sqlite");
        disk = new CacheOnDisk(file);
    }

    @Test
    void aFileOfTheFirstVersionIsUpgradedAndStillServes() throws Exception {
        writeFirstVersion("a");
        assertThat(disk.ask(parrot, "a"))
                .containsExactly(new Completion("A", 3, 4, Completion.Finish.STOP, Parrot.TINY, true));
        assertThat(disk.ask(parrot, "b")).hasSize(1);
        assertThat(parrot.asked).containsExactly("b");
        assertThat(disk.number("pragma user_version")).isEqualTo(1);
        assertThat(disk.number(
                        "select count(*) from completions where model = 'unknown' and cost is null and created > 0"))
                .isEqualTo(1);
        assertThat(disk.number("select count(*) from completions where model = 'parrot:1' and cost = 0.25"))
                .isEqualTo(1);
    }

    @Test
    void severalMayUpgradeAtOnce() throws Exception {
        writeFirstVersion("a");
        Together.act(8, _ -> assertThat(disk.ask(parrot, "a")).hasSize(1));
        assertThat(parrot.asked).isEmpty();
    }

    @Test
    void aNewerFileIsLeftAlone() throws Exception {
        disk.ask(parrot, "a");
        disk.execute("pragma user_version = 2", "alter table completions add column mood text");
        assertRefusedAndLeftAlone("is of version 2, but this program knows versions up to 1", "as new as the one");
    }

    /** Its version then stands in the log and not in the file. */
    @Test
    void aNewerFileInUseIsLeftAlone() throws Exception {
        disk.ask(parrot, "a");
        try (Connection user = disk.connect();
                var statement = user.createStatement()) {
            statement.execute("pragma user_version = 7");
            assertRefusedAndLeftAlone("is of version 7");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table bookmarks (url text)",
                "create table completions (id integer, text text)",
                "pragma application_id = 12",
                "pragma user_version = 3"
            })
    void aFileOfAnotherProgramIsLeftAlone(String statement) throws Exception {
        disk.execute(statement);
        assertRefusedAndLeftAlone("of another program", "left as it is", "--results");
    }

    @Test
    void aTextIsLeftAlone() throws Exception {
        Files.writeString(file, "I am a diary, no database. ".repeat(100));
        assertRefusedAndLeftAlone("no SQLite file", "refinery cache verify", "aside");
    }

    @Test
    void aTruncatedFileIsLeftAlone() throws Exception {
        fill();
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.setLength(damaged.length() / 2);
        }
        assertRefusedAndLeftAlone("damaged", "refinery cache verify");
    }

    @Test
    void damagedPagesAreReportedBeforeAnythingIsAsked() throws Exception {
        String[] texts = fill();
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek(4096);
            damaged.write(new byte[(int) damaged.length() - 4096]);
        }
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> disk.ask(parrot, texts))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContainingAll("c.sqlite", "damaged", "left as it is");
        assertThat(parrot.asked).isEmpty();
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void anEmptyFileIsANewCache() throws Exception {
        Files.createFile(file);
        disk.ask(parrot, "a");
        disk.ask(parrot, "a");
        assertThat(parrot.asked).containsExactly("a");
    }

    @Test
    void aFolderIsNoCache() throws Exception {
        Files.createDirectory(file);
        assertThatThrownBy(disk::open).isInstanceOf(StorageFailure.class).hasMessageContaining("c.sqlite");
    }

    private void assertRefusedAndLeftAlone(String... messages) throws IOException {
        List<String> names = names();
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(disk::open)
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("c.sqlite")
                .hasMessageContainingAll(messages);
        assertThat(file).hasBinaryContent(before);
        assertThat(names()).isEqualTo(names);
    }

    /** But for the files that SQLite puts beside one to read it. */
    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.endsWith("-shm") && !name.endsWith("-wal"))
                    .sorted()
                    .toList();
        }
    }

    private String[] fill() {
        String[] texts = IntStream.range(0, 500)
                .mapToObj(i -> "q" + i + " and more".repeat(20))
                .toArray(String[]::new);
        disk.ask(parrot, texts);
        parrot.asked.clear();
        return texts;
    }

    private void writeFirstVersion(String text) throws SQLException {
        String key = CacheKey.of(parrot.identity(), requests(text).getFirst()).hash();
        disk.execute(
                "pragma journal_mode = wal",
                FIRST_TABLE,
                "insert into completions values ('" + key + "', '" + text.toUpperCase(Locale.ROOT)
                        + "', 3, 4, 'STOP', 5)");
    }
}

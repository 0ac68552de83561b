package org.promptrefinery.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.inference.cache.Parrot.requests;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.inference.StorageFailure;

class CacheFileTest {

    private static final Instant LONG_AGO = Instant.ofEpochSecond(1_000);
    private static final Pruning OLD = new Pruning(Optional.of(Instant.ofEpochSecond(2_000)), Optional.empty());

    @TempDir
    Path folder;

    private final Parrot parrot = new Parrot();
    private final Parrot other = new Parrot();
    private Path path;
    private CacheOnDisk disk;
    private CacheFile file;

    @BeforeEach
    void fill() throws SQLException {
        other.spec = "parrot:2";
        other.fingerprint = "2";
        path = folder.resolve("c.sqlite");
        disk = new CacheOnDisk(path);
        file = new CacheFile(path);
        disk.ask(parrot, "a", "b", "old");
        disk.ask(other, "a", "old");
        disk.execute("update completions set created = 1000 where text = 'OLD'");
        disk.execute("update completions set cost = null where text = 'B'");
        parrot.asked.clear();
    }

    @Test
    void countsByModel() throws Exception {
        CacheStatistics statistics = file.statistics();
        assertThat(statistics.bytes()).isEqualTo(Files.size(path));
        assertThat(statistics.models()).hasSize(2);
        CacheStatistics.Share first = statistics.models().getFirst();
        assertThat(first.model()).isEqualTo("parrot:1");
        assertThat(first.completions()).isEqualTo(3);
        assertThat(first.promptTokens()).isEqualTo(3);
        assertThat(first.completionTokens()).isEqualTo(6);
        assertThat(first.priced()).isEqualTo(2);
        assertThat(first.cost()).hasValue(0.5);
        assertThat(first.first()).contains(LONG_AGO);
        assertThat(first.last()).hasValueSatisfying(last -> assertThat(last).isAfter(LONG_AGO));
        assertThat(statistics.models().getLast().completions()).isEqualTo(2);
    }

    @Test
    void aCostThatNobodyKnowsIsNotZero() throws SQLException {
        disk.execute("update completions set cost = null");
        assertThat(file.statistics().models())
                .allSatisfy(share -> assertThat(share.cost()).isEmpty());
    }

    @Test
    void looksAtAFileOfTheFirstVersionWithoutChangingIt() throws Exception {
        disk.execute(
                "alter table completions drop column cost",
                "alter table completions drop column model",
                "alter table completions drop column created",
                "pragma application_id = 0",
                "pragma user_version = 0");
        byte[] before = Files.readAllBytes(path);
        assertThat(file.verify()).isEmpty();
        assertThat(file.statistics().models())
                .singleElement()
                .satisfies(share -> assertThat(share.model()).isEqualTo("unknown"))
                .satisfies(share -> assertThat(share.completions()).isEqualTo(5))
                .satisfies(share -> assertThat(share.first()).isEmpty());
        assertThat(path).hasBinaryContent(before);
        assertThat(file.prune(OLD).completions()).isZero();
    }

    @Test
    void aNewFileHoldsNothing() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.sqlite"));
        assertThat(new CacheFile(empty).statistics().models()).isEmpty();
        assertThat(new CacheFile(empty).verify()).isEmpty();
    }

    @Test
    void prunesWhatIsOldAndNothingElse() {
        assertThat(file.preview(OLD).completions()).isEqualTo(2);
        assertThat(file.preview(OLD).text()).isEqualTo(6);
        assertThat(file.prune(OLD).completions()).isEqualTo(2);
        assertThat(file.preview(OLD).completions()).isZero();
        disk.ask(parrot, "a", "b", "old");
        assertThat(parrot.asked).containsExactly("old");
    }

    @Test
    void prunesByModelAndByBoth() {
        assertThat(file.prune(new Pruning(OLD.before(), Optional.of("parrot:2")))
                        .completions())
                .isEqualTo(1);
        assertThat(file.prune(new Pruning(Optional.empty(), Optional.of("parrot:1")))
                        .completions())
                .isEqualTo(3);
        assertThat(file.statistics().models())
                .singleElement()
                .satisfies(share -> assertThat(share.model()).isEqualTo("parrot:2"))
                .satisfies(share -> assertThat(share.completions()).isEqualTo(1));
    }

    @Test
    void pruningGivesSpaceBackAndDisturbsNobody() {
        try (CompletionCache user = disk.open()) {
            CachedModel.over(other, user).complete(requests(many(2_000)));
            Pruning.Outcome outcome = file.prune(new Pruning(Optional.empty(), Optional.of("parrot:2")));
            assertThat(outcome.completions()).isEqualTo(2_002);
            assertThat(outcome.bytesAfter()).isLessThan(outcome.bytesBefore() / 5);
            CachedModel.over(parrot, user).complete(requests("a", "c"));
        }
        disk.ask(parrot, "c");
        assertThat(parrot.asked).containsExactly("c");
        assertThat(file.verify()).isEmpty();
    }

    @Test
    void pruningNeedsAFilter() {
        assertThatThrownBy(() -> new Pruning(Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSoundFileIsSoundEvenWhileItIsWritten() {
        assertThat(file.verify()).isEmpty();
        try (CompletionCache user = disk.open()) {
            CachedModel.over(parrot, user).complete(requests("c"));
            assertThat(file.verify()).isEmpty();
            assertThat(file.statistics().models().getFirst().completions()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finish = 'WHIM'",
                "prompt_tokens = -1",
                "completion_tokens = 3000000000",
                "latency_nanos = 'long'",
                "cost = -1",
                "cost = 'much'",
                "created = -5",
                "text = x'00ff'",
                "key = 'short'"
            })
    void aRowThatCannotBeIsFound(String change) throws Exception {
        disk.execute("update completions set " + change + " where text = 'B'");
        byte[] before = Files.readAllBytes(path);
        assertThat(file.verify()).singleElement().asString().startsWith("completion ");
        assertThat(path).hasBinaryContent(before);
    }

    @Test
    void damagedPagesAreFound() throws Exception {
        disk.ask(parrot, many(500));
        try (RandomAccessFile damaged = new RandomAccessFile(path.toFile(), "rw")) {
            damaged.seek(4096);
            damaged.write(new byte[8192]);
        }
        byte[] before = Files.readAllBytes(path);
        assertThat(file.verify()).isNotEmpty();
        assertThat(path).hasBinaryContent(before);
    }

    @Test
    void aTruncatedFileAndATextAreFound() throws Exception {
        disk.ask(parrot, many(500));
        try (RandomAccessFile damaged = new RandomAccessFile(path.toFile(), "rw")) {
            damaged.setLength(damaged.length() / 2);
        }
        assertThat(file.verify()).isNotEmpty();
        Files.writeString(path, "I am a diary, no database. ".repeat(100));
        assertThat(file.verify()).isNotEmpty();
    }

    @Test
    void aNewerFileIsNotJudged() throws SQLException {
        disk.execute("pragma user_version = 2");
        assertThatThrownBy(file::verify).isInstanceOf(StorageFailure.class).hasMessageContaining("version 2");
    }

    private static String[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "q" + i + " and more".repeat(20))
                .toArray(String[]::new);
    }
}

package org.promptrefinery.export.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.kind.Services;

class LockFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Lock lock = Shelf.bundle(folder, "p").lock().with(new TreeMap<>(Map.of("play.md", "sha256:1e5")));
        assertThat(LockFile.parse(LockFile.text(lock), "lock")).isEqualTo(lock);
        Lock changed = new Lock(
                lock.lock(),
                lock.prompt(),
                lock.cases(),
                lock.score(),
                lock.versions(),
                null,
                lock.exported(),
                lock.job().put("name", "1e5").put("note", "0123"));
        assertThat(LockFile.parse(LockFile.text(changed), "lock")).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lock: 1                | lock: 2               | lock.yaml: it is no lock of version 1
            lock: 1                | lok: 1                | lock.yaml:
            sha256:                | sha1:                 | lock.yaml:8: prompt.sha256: Missing field 'sha256'
            mean: 0.9              | mean: high            | score.mean:
            file: play.prompt.yaml      | file: ../play.prompt.yaml  | '../play.prompt.yaml' must be the name of a file beside the lock
            file: cases.jsonl      | file: ..              | '..' must be the name of a file
            number: 20             | number: [             | lock.yaml:
            """)
    void whatIsWrongIsNamed(String right, String wrong, String message) throws IOException {
        String text = LockFile.text(Shelf.bundle(folder, "p").lock());
        assertThat(text).contains(right);
        assertThatThrownBy(() -> LockFile.parse(text.replace(right, wrong), "lock.yaml"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("org.promptrefinery");
    }

    @Test
    void aLockIsFoundInItsFolderAndThoseDeeperAreNamed() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("prompts/play"));
        Shelf.guarded(deep);
        Path lock = deep.resolve(Lock.FILE);
        assertThat(LockFile.locate(deep)).isEqualTo(lock);
        assertThat(LockFile.locate(lock)).isEqualTo(lock);
        assertThatThrownBy(() -> LockFile.locate(folder)).hasMessageContaining("name one of " + lock);
        assertThatThrownBy(() -> LockFile.locate(folder.resolve("none"))).hasMessageContaining("there is no lock");
    }

    @Test
    void lineBreaksOfGitAreNoChange() {
        byte[] unix = "a\nb\rc\n".getBytes(StandardCharsets.UTF_8);
        byte[] windows = "a\r\nb\rc\r\n".getBytes(StandardCharsets.UTF_8);
        assertThat(TextHash.of(windows)).isEqualTo(TextHash.of(unix));
        assertThat(TextHash.of("a\nb\nc\n")).isNotEqualTo(TextHash.of(unix));
        assertThat(TextHash.of("a"))
                .isEqualTo("sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    }

    @Test
    void aGuardedPromptTellsWhatChanged() throws IOException {
        Guarded asLocked = Shelf.guarded(folder);
        assertThat(asLocked.promptChanged()).isFalse();
        assertThat(asLocked.casesChanged()).isFalse();
        asLocked.requireSameCases();
        assertThat(asLocked.baseline().prompt(0).system()).isEqualTo("Answer the question.");
        assertThat(asLocked.job().chain().prompt(0).system()).isEqualTo("Answer with one word.");
        Files.writeString(asLocked.promptFile(), Shelf.PROMPT.replace("one word", "a song"));
        Files.writeString(
                asLocked.casesFile(), Files.readString(asLocked.casesFile()).replace("Whom 3?", "Whom else?"));
        Guarded changed = Guarded.read(folder, Services.NONE);
        assertThat(changed.promptChanged()).isTrue();
        assertThatThrownBy(changed::requireSameCases)
                .hasMessageContaining("cases.jsonl has changed since it was locked")
                .hasMessageContaining("--accept-cases");
        Files.delete(asLocked.promptFile());
        assertThatThrownBy(() -> Guarded.read(folder, Services.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("play.prompt.yaml, which the lock names");
    }

    @Test
    void aFieldOfTheLockedJobIsNamedByItsLine() throws IOException {
        Shelf.guarded(folder);
        Path lock = folder.resolve(Lock.FILE);
        Files.writeString(lock, Files.readString(lock).replace("max_tokens: 9", "max_tokens: -9"));
        assertThatThrownBy(() -> Guarded.read(folder, Services.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageMatching("(?s).*prompt\\.lock\\.yaml:\\d+: job\\.model\\.max_tokens: '-9' must be.*");
        Files.writeString(
                lock,
                Files.readString(lock)
                        .replace("max_tokens: -9", "max_tokens: 9")
                        .replace("  cases: cases.jsonl", "  cases: others.jsonl"));
        assertThatThrownBy(() -> Guarded.read(folder, Services.NONE)).hasMessageContaining("which is locked");
    }
}

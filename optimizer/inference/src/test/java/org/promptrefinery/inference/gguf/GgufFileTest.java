package org.promptrefinery.inference.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.ModelUnavailable;

class GgufFileTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatTheEngineNeedsToKnow() throws IOException {
        GgufFile file =
                check(TinyGguf.llama().text("tokenizer.chat_template", "x").bytes());
        assertThat(file.context()).isEqualTo(512);
        assertThat(file.hasTemplate()).isTrue();
        assertThat(file.markup()).containsExactly("<|user|>", "<|end|>");
    }

    @Test
    void refusesMissingFilesAndFolders() {
        assertThatThrownBy(() -> GgufFile.check(folder.resolve("no.gguf")))
                .hasMessageContaining("there is no model file");
        assertThatThrownBy(() -> GgufFile.check(folder)).hasMessageContaining("is not a file");
    }

    @Test
    void refusesOtherFiles() {
        refuses("hello, I am no model".getBytes(StandardCharsets.UTF_8), "does not begin with 'GGUF'");
        refuses(new byte[0], "truncated");
        byte[] future = TinyGguf.llama().bytes();
        future[4] = 9;
        refuses(future, "GGUF version 9");
    }

    @Test
    void refusesWhatTheEngineCannotRun() {
        refuses(new TinyGguf().text("general.architecture", "llama4").bytes(), "architecture 'llama4'");
        refuses(new TinyGguf().bytes(), "names no architecture");
        refuses(new TinyGguf().text("general.architecture", "llama").bytes(), "no tokenizer");
        refuses(TinyGguf.llama().tensor("x", 99, 32).bytes(), "tensor of type 99");
    }

    @Test
    void namesTheArchitectureThatWasMeant() {
        refuses(new TinyGguf().text("general.architecture", "lama").bytes(), "Maybe 'llama'?");
    }

    /** The engine ends the process, or writes to the terminal, when it meets these. */
    @Test
    void refusesWhatTheEngineWouldNotSurvive() {
        refuses(TinyGguf.llama().number("llama.block_count", 0).bytes(), "no layers");
        refuses(TinyGguf.llama().number("general.alignment", 48).bytes(), "alignment is 48");
        refuses(TinyGguf.llama().tensor("token_embd.weight", 0, 8).bytes(), "repeated name");
        refuses(TinyGguf.llama().tensor("x".repeat(64), 0, 8).bytes(), "overlong");
        refuses(TinyGguf.llama().tensor("x", 8, 48).bytes(), "rows of 48 elements in blocks of 32");
        refuses(TinyGguf.llama().gap(32).tensor("x", 0, 8).bytes(), "'x' lies at 160 instead of 128");
    }

    /** Lengths that the file could hold, so that only a limit keeps them from being read into memory. */
    @Test
    void absurdLengthsWithinALargeFileAreRefused() throws IOException {
        Path file = folder.resolve("large.gguf");
        byte[] texts = TinyGguf.llama().text("general.name", "tiny").bytes();
        setLength(texts, "general.name", Integer.BYTES, 65 << 20);
        sparse(file, texts, 80L << 20);
        assertThatThrownBy(() -> GgufFile.check(file)).hasMessageContaining("text of 68157440 bytes");
        byte[] tokens = TinyGguf.llama().bytes();
        setLength(tokens, "tokenizer.ggml.tokens", 2 * Integer.BYTES, 5_000_000);
        sparse(file, tokens, 80L << 20);
        assertThatThrownBy(() -> GgufFile.check(file)).hasMessageContaining("5000000 tokens");
    }

    private static void setLength(byte[] bytes, String key, int gap, long length) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(key) + key.length() + gap;
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(at, length);
    }

    private static void sparse(Path path, byte[] head, long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(head);
            file.setLength(size);
        }
    }

    @Test
    void everyTruncationIsNoticed() {
        byte[] whole = TinyGguf.llama().bytes();
        for (int length = 0; length < whole.length; length += 7) {
            refuses(Arrays.copyOf(whole, length), "truncated");
        }
    }

    @Test
    void absurdCountsAreRefusedWithoutBeingBelieved() {
        for (long absurd : List.of(-1L, Long.MAX_VALUE, 1L << 40)) {
            refuses(TinyGguf.llama().bytes(absurd, 5), "truncated");
            refuses(TinyGguf.llama().bytes(1, absurd), "truncated");
        }
        refuses(TinyGguf.llama().tensor("x", 0, Long.MAX_VALUE, 4).bytes(), "truncated");
    }

    @Property(tries = 500)
    void brokenBytesNeverDoWorse(@ForAll @IntRange(min = 1, max = 12) int flips, @ForAll long seed) throws IOException {
        byte[] bytes = TinyGguf.llama().bytes();
        Random random = new Random(seed);
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        Path file = Files.write(Files.createTempFile("flipped", ".gguf"), bytes);
        try {
            GgufFile.check(file);
        } catch (ModelUnavailable refused) {
            assertThat(refused).hasMessageContaining("flipped");
        } finally {
            Files.delete(file);
        }
    }

    private void refuses(byte[] bytes, String message) {
        assertThatThrownBy(() -> check(bytes))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining(message);
    }

    private GgufFile check(byte[] bytes) throws IOException {
        return GgufFile.check(Files.write(folder.resolve("tiny.gguf"), bytes));
    }
}

package org.promptrefinery.inference.gguf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Builds small GGUF files, right and wrong ones. */
final class TinyGguf {

    private final ByteArrayOutputStream metadata = new ByteArrayOutputStream();
    private final ByteArrayOutputStream tensors = new ByteArrayOutputStream();
    private int entries;
    private int tensorCount;
    private int dataBytes;

    static TinyGguf llama() {
        return new TinyGguf()
                .text("general.architecture", "llama")
                .text("tokenizer.ggml.model", "gpt2")
                .number("llama.context_length", 512)
                .texts("tokenizer.ggml.tokens", List.of("<|user|>", "a", "<|end|>", "[x]"))
                .numbers("tokenizer.ggml.token_type", List.of(3, 1, 3, 1))
                .tensor("token_embd.weight", 0, 4, 8);
    }

    TinyGguf text(String key, String value) {
        put(metadata, string(key), int32(8), string(value));
        entries++;
        return this;
    }

    TinyGguf number(String key, int value) {
        put(metadata, string(key), int32(4), int32(value));
        entries++;
        return this;
    }

    TinyGguf decimal(String key, float value) {
        put(metadata, string(key), int32(6), int32(Float.floatToIntBits(value)));
        entries++;
        return this;
    }

    TinyGguf flag(String key, boolean value) {
        put(metadata, string(key), int32(7), new byte[] {(byte) (value ? 1 : 0)});
        entries++;
        return this;
    }

    TinyGguf texts(String key, List<String> values) {
        put(metadata, string(key), int32(9), int32(8), int64(values.size()));
        values.forEach(value -> put(metadata, string(value)));
        entries++;
        return this;
    }

    TinyGguf numbers(String key, List<Integer> values) {
        put(metadata, string(key), int32(9), int32(5), int64(values.size()));
        values.forEach(value -> put(metadata, int32(value)));
        entries++;
        return this;
    }

    TinyGguf tensor(String name, int type, long... dimensions) {
        put(tensors, string(name), int32(dimensions.length));
        long elements = 1;
        for (long dimension : dimensions) {
            put(tensors, int64(dimension));
            elements *= dimension;
        }
        put(tensors, int32(type), int64(dataBytes));
        dataBytes += (int) Math.min(1 << 16, 4 * elements);
        tensorCount++;
        return this;
    }

    TinyGguf gap(int bytes) {
        dataBytes += bytes;
        return this;
    }

    byte[] bytes() {
        return bytes(tensorCount, entries);
    }

    byte[] bytes(long claimedTensors, long claimedEntries) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        put(file, int32(0x46554747), int32(3), int64(claimedTensors), int64(claimedEntries));
        put(file, metadata.toByteArray(), tensors.toByteArray());
        put(file, new byte[(32 - file.size() % 32) % 32], weights());
        return file.toByteArray();
    }

    private byte[] weights() {
        Random random = new Random(7);
        ByteBuffer data = ByteBuffer.allocate(dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        while (data.remaining() >= Float.BYTES) {
            data.putFloat((float) random.nextGaussian());
        }
        return data.array();
    }

    private static void put(ByteArrayOutputStream out, byte[]... parts) {
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
    }

    private static byte[] string(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] int32(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static byte[] int64(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }
}

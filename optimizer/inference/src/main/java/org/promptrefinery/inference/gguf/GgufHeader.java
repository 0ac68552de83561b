package org.promptrefinery.inference.gguf;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a GGUF file says of itself.
 *
 * @param metadata texts, longs, doubles and booleans by key; of the arrays only the vocabulary, the others empty
 * @param end least size the file must have for all tensors to be in it
 */
record GgufHeader(Map<String, Object> metadata, long end) {

    private static final int MAGIC = 0x46554747;
    private static final long ALIGNMENT = 32;
    private static final long MOST_TOKENS = 1 << 22;
    private static final String TOKENS = "tokenizer.ggml.tokens";
    private static final String TOKEN_TYPES = "tokenizer.ggml.token_type";
    private static final Set<String> KEPT_ARRAYS = Set.of(TOKENS, TOKEN_TYPES);
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int LONGEST_MARKUP = 64;

    /**
     * Reads a header.
     *
     * @throws EOFException when the file ends within it, or claims more than it can hold
     * @throws UnsupportedGguf when it is no GGUF, or of a version or with tensors nobody knows
     */
    static GgufHeader read(GgufInput input) throws IOException, UnsupportedGguf {
        if (input.int32() != MAGIC) {
            throw new UnsupportedGguf("it does not begin with 'GGUF'");
        }
        int version = input.int32();
        if (version != 2 && version != 3) {
            throw new UnsupportedGguf("it has GGUF version " + version + "; 2 and 3 are known");
        }
        long tensors = input.count();
        long entries = input.count();
        Map<String, Object> metadata = new HashMap<>();
        for (long i = 0; i < entries; i++) {
            String key = input.text();
            Object value = value(input, input.int32(), KEPT_ARRAYS.contains(key));
            metadata.put(key, value);
        }
        long alignment = metadata.get("general.alignment") instanceof Long given ? given : ALIGNMENT;
        return new GgufHeader(metadata, new TensorTable(alignment).read(input, tensors));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(metadata.get(key))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    Optional<Long> number(String key) {
        return Optional.ofNullable(metadata.get(key))
                .filter(Long.class::isInstance)
                .map(Long.class::cast);
    }

    /** Spellings of the tokens that structure a chat, which must not be made by the text of a message. */
    List<String> markup() {
        if (!(metadata.get(TOKENS) instanceof List<?> tokens)
                || !(metadata.get(TOKEN_TYPES) instanceof List<?> types)) {
            return List.of();
        }
        List<String> markup = new ArrayList<>();
        for (int i = 0; i < Math.min(tokens.size(), types.size()); i++) {
            boolean special = types.get(i) instanceof Long type && (type == CONTROL || type == USER_DEFINED);
            if (special && tokens.get(i) instanceof String token && isBracketed(token)) {
                markup.add(token);
            }
        }
        return markup;
    }

    private static boolean isBracketed(String token) {
        return token.length() > 2 && token.length() <= LONGEST_MARKUP && "<[{|".indexOf(token.charAt(0)) >= 0;
    }

    private static Object value(GgufInput input, int type, boolean keepArray) throws IOException, UnsupportedGguf {
        return switch (type) {
            case 0 -> (long) input.int8();
            case 1 -> (long) (byte) input.int8();
            case 2 -> (long) input.int16();
            case 3 -> (long) (short) input.int16();
            case 4 -> Integer.toUnsignedLong(input.int32());
            case 5 -> (long) input.int32();
            case 6 -> (double) Float.intBitsToFloat(input.int32());
            case 7 -> input.int8() != 0;
            case 8 -> input.text();
            case 9 -> array(input, keepArray);
            case 10, 11 -> input.int64();
            case 12 -> Double.longBitsToDouble(input.int64());
            default -> throw new UnsupportedGguf("it has a metadata value of unknown type " + type);
        };
    }

    private static List<Object> array(GgufInput input, boolean keep) throws IOException, UnsupportedGguf {
        int type = input.int32();
        if (type == 9) {
            throw new UnsupportedGguf("it has nested arrays in its metadata");
        }
        long count = input.count();
        if (keep && count > MOST_TOKENS) {
            throw new UnsupportedGguf("it claims to know " + count + " tokens");
        }
        List<Object> values = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            Object value = value(input, type, false);
            if (keep) {
                values.add(value);
            }
        }
        return values;
    }
}

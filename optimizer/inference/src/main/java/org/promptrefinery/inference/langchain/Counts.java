package org.promptrefinery.inference.langchain;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Numbers of tokens as servers give them. */
final class Counts {

    private static final int BYTES_PER_TOKEN = 4;

    private Counts() {}

    /** A number that a server may have left out or got wrong. */
    static int orNone(@Nullable Integer count) {
        return count == null ? 0 : Math.max(0, count);
    }

    /** What a text will be about; for servers that do not say. */
    static int estimate(String text) {
        return (text.getBytes(StandardCharsets.UTF_8).length + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }
}

package org.promptrefinery.inference.gguf;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads where a file's tensors lie, by the engine's own rules: one after the other, each padded to the alignment. */
final class TensorTable {

    private static final int MOST_DIMENSIONS = 4;
    private static final int LONGEST_NAME = 63;

    private final long alignment;
    private final Set<String> names = new HashSet<>();
    private long next;
    private long end;

    TensorTable(long alignment) throws UnsupportedGguf {
        if (alignment < 1 || alignment > 1 << 20 || Long.bitCount(alignment) != 1) {
            throw new UnsupportedGguf("its alignment is " + alignment);
        }
        this.alignment = alignment;
    }

    /** Reads the table; the size that a file must at least have for all tensors to be in it. */
    long read(GgufInput input, long count) throws IOException, UnsupportedGguf {
        for (long i = 0; i < count; i++) {
            place(name(input), bytes(input), input.int64());
        }
        return Math.addExact(padded(input.position()), end);
    }

    private String name(GgufInput input) throws IOException, UnsupportedGguf {
        String name = input.text();
        if (name.length() > LONGEST_NAME || !names.add(name)) {
            throw new UnsupportedGguf("it has a tensor with an overlong or repeated name; get the file again");
        }
        return name;
    }

    private static long bytes(GgufInput input) throws IOException, UnsupportedGguf {
        int dimensions = input.int32();
        if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
            throw new UnsupportedGguf("it has a tensor of " + dimensions + " dimensions");
        }
        long row = 1;
        long elements = 1;
        for (int i = 0; i < dimensions; i++) {
            long length = input.int64();
            if (length < 0) {
                throw new EOFException();
            }
            row = i == 0 ? length : row;
            elements = Math.multiplyExact(elements, length);
        }
        return TensorType.of(input.int32()).bytes(row, elements);
    }

    private void place(String name, long bytes, long offset) throws UnsupportedGguf {
        if (offset != next) {
            throw new UnsupportedGguf(
                    "its tensor '" + name + "' lies at " + offset + " instead of " + next + "; get the file again");
        }
        end = Math.addExact(offset, bytes);
        next = padded(end);
    }

    private long padded(long position) {
        return Math.multiplyExact(Math.ceilDiv(position, alignment), alignment);
    }
}

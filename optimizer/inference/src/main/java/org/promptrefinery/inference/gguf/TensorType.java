package org.promptrefinery.inference.gguf;

import java.util.Map;

/**
 * How llama.cpp lays out numbers (ggml.h).
 *
 * @param block elements that are stored together
 * @param size bytes of a block
 */
record TensorType(int block, int size) {

    private static final Map<Integer, TensorType> KNOWN = Map.ofEntries(
            entry(0, 1, 4),
            entry(1, 1, 2),
            entry(2, 32, 18),
            entry(3, 32, 20),
            entry(6, 32, 22),
            entry(7, 32, 24),
            entry(8, 32, 34),
            entry(9, 32, 36),
            entry(10, 256, 84),
            entry(11, 256, 110),
            entry(12, 256, 144),
            entry(13, 256, 176),
            entry(14, 256, 210),
            entry(15, 256, 292),
            entry(16, 256, 66),
            entry(17, 256, 74),
            entry(18, 256, 98),
            entry(19, 256, 50),
            entry(20, 32, 18),
            entry(21, 256, 110),
            entry(22, 256, 82),
            entry(23, 256, 136),
            entry(24, 1, 1),
            entry(25, 1, 2),
            entry(26, 1, 4),
            entry(27, 1, 8),
            entry(28, 1, 8),
            entry(29, 256, 56),
            entry(30, 1, 2),
            entry(34, 256, 54),
            entry(35, 256, 66));

    static TensorType of(int number) throws UnsupportedGguf {
        TensorType type = KNOWN.get(number);
        if (type == null) {
            throw new UnsupportedGguf("it has a tensor of type " + number + ", which this engine does not know");
        }
        return type;
    }

    /** Size of a tensor with rows of this length; blocks do not cross rows. */
    long bytes(long row, long elements) throws UnsupportedGguf {
        if (row % block != 0) {
            throw new UnsupportedGguf("it has a tensor with rows of " + row + " elements in blocks of " + block);
        }
        return Math.multiplyExact(elements / block, (long) size);
    }

    private static Map.Entry<Integer, TensorType> entry(int number, int block, int size) {
        return Map.entry(number, new TensorType(block, size));
    }
}

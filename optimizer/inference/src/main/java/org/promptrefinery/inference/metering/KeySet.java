package org.promptrefinery.inference.metering;

/**
 * A set of 64-bit hashes in at most 16 bytes each. Open addressing with linear probing (Knuth, The Art of Computer
 * Programming 3, 6.4, algorithm L); the table grows by half, so that it is never less than half full.
 */
final class KeySet {

    private static final int SMALLEST = 64;
    private static final long EMPTY = 0;

    private long[] slots = new long[SMALLEST];
    private int size;

    boolean contains(long key) {
        return slots[slot(slots, known(key))] != EMPTY;
    }

    /** Whether the key is new. */
    boolean add(long key) {
        if (5L * (size + 1) > 4L * slots.length) {
            grow();
        }
        int slot = slot(slots, known(key));
        boolean fresh = slots[slot] == EMPTY;
        slots[slot] = known(key);
        size += fresh ? 1 : 0;
        return fresh;
    }

    int size() {
        return size;
    }

    long bytes() {
        return (long) Long.BYTES * slots.length;
    }

    private void grow() {
        long[] larger = new long[slots.length + slots.length / 2];
        for (long key : slots) {
            if (key != EMPTY) {
                larger[slot(larger, key)] = key;
            }
        }
        slots = larger;
    }

    /** Where a key is, or would be. */
    private static int slot(long[] slots, long key) {
        int slot = (int) Math.unsignedMultiplyHigh(key, slots.length);
        while (slots[slot] != EMPTY && slots[slot] != key) {
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        return slot;
    }

    private static long known(long key) {
        return key == EMPTY ? 1 : key;
    }
}

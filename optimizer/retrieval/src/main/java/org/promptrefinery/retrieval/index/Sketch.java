package org.promptrefinery.retrieval.index;

import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * The stems of a text as a few numbers, to tell how alike two texts are: the smallest hashes of them (Broder 1997, "On
 * the resemblance and containment of documents"). Up to {@value #SIZE} different stems the likeness is exact.
 */
final class Sketch {

    private static final int SIZE = 128;

    private Sketch() {}

    static byte[] of(Collection<String> stems) {
        int[] hashes = stems.stream()
                .mapToInt(stem -> mixed(stem.hashCode()))
                .sorted()
                .distinct()
                .limit(SIZE)
                .toArray();
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Integer.BYTES);
        bytes.asIntBuffer().put(hashes);
        return bytes.array();
    }

    /** Jaccard's coefficient of the stems, 0 to 1; two texts without any are not alike. */
    static double likeness(byte[] one, byte[] other) {
        ByteBuffer left = ByteBuffer.wrap(one);
        ByteBuffer right = ByteBuffer.wrap(other);
        int both = 0;
        int all = 0;
        int i = 0;
        int j = 0;
        while ((i < one.length || j < other.length) && all < SIZE) {
            int order = i == one.length ? 1 : j == other.length ? -1 : Integer.compare(left.getInt(i), right.getInt(j));
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? Integer.BYTES : 0;
            j += order >= 0 ? Integer.BYTES : 0;
            all++;
        }
        return all == 0 ? 0 : (double) both / all;
    }

    /** Spreads hash codes of strings, which are close for close strings (the finalizer of MurmurHash3). */
    private static int mixed(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}

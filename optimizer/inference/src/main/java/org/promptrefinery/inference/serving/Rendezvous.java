package org.promptrefinery.inference.serving;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rendezvous hashing (Thaler and Ravishankar, 1998): each head has its own order of lanes, and a lane that leaves moves
 * only the heads that preferred it.
 */
final class Rendezvous {

    private Rendezvous() {}

    /** The lanes for a head, the preferred one first. */
    static int[] order(int head, Lanes lanes) {
        return IntStream.range(0, lanes.count())
                .boxed()
                .sorted(Comparator.comparingLong((Integer lane) -> weight(head, lanes.key(lane)))
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long weight(int head, long lane) {
        long mixed = lane + head * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}

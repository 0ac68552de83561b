package org.promptrefinery.search.landscape;

/** Chance that follows from content: the same texts, the same number. */
final class Hash {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    /** 64 bits of FNV-1a over all parts, mixed as in SplittableRandom. */
    static long of(long seed, String... parts) {
        long hash = OFFSET ^ seed * PRIME;
        for (String part : parts) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * PRIME;
            }
            hash = (hash ^ 0xffff) * PRIME;
        }
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }

    /** A number from 0 to below 1. */
    static double uniform(long seed, String... parts) {
        return (of(seed, parts) >>> 11) * 0x1p-53;
    }
}

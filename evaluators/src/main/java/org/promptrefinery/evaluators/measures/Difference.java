package org.promptrefinery.evaluators.measures;

import java.util.List;

/**
 * What is left of two sequences without the start and the end that they share, cut so that comparing each element with
 * each stays cheap.
 *
 * @param shared how many elements were taken away on each side
 * @param left at most {@value #CELLS} elements times those of the right
 * @param right the other side
 * @param dropped by the cut, on the side that lost more
 */
record Difference<T>(int shared, List<T> left, List<T> right, int dropped) {

    /** Comparisons that take well under a second. */
    static final int CELLS = 25_000_000;

    private static final int SIDE = 5_000;

    static <T> Difference<T> of(List<T> left, List<T> right) {
        int most = Math.min(left.size(), right.size());
        int start = 0;
        while (start < most && left.get(start).equals(right.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
            end++;
        }
        return cut(start + end, left.subList(start, left.size() - end), right.subList(start, right.size() - end));
    }

    boolean cut() {
        return dropped > 0;
    }

    private static <T> Difference<T> cut(int shared, List<T> left, List<T> right) {
        int shorter = Math.min(SIDE, Math.min(left.size(), right.size()));
        int longest = CELLS / Math.max(1, shorter);
        int keptLeft = Math.min(left.size(), longest);
        int keptRight = Math.min(right.size(), longest);
        int dropped = Math.max(left.size() - keptLeft, right.size() - keptRight);
        return new Difference<>(shared, left.subList(0, keptLeft), right.subList(0, keptRight), dropped);
    }
}

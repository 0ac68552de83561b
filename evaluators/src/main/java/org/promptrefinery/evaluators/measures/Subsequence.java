package org.promptrefinery.evaluators.measures;

import java.util.List;

/** The longest common subsequence, by dynamic programming (Wagner and Fischer 1974). */
final class Subsequence {

    private Subsequence() {}

    /** Its length; takes time in proportion to the product of the lengths. */
    static <T> int longest(List<T> left, List<T> right) {
        int[] row = new int[right.size() + 1];
        for (T item : left) {
            int diagonal = 0;
            for (int i = 1; i < row.length; i++) {
                int above = row[i];
                row[i] = item.equals(right.get(i - 1)) ? diagonal + 1 : Math.max(above, row[i - 1]);
                diagonal = above;
            }
        }
        return row[right.size()];
    }
}

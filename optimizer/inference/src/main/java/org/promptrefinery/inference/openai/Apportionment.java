package org.promptrefinery.inference.openai;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares out a whole number by weights, with nothing lost: the method of largest remainders (Hamilton, 1792). */
final class Apportionment {

    private Apportionment() {}

    /**
     * One share for each weight; they add up to the total.
     *
     * @param total at least 0
     * @param weights at least one, none negative; all zero are taken as equal
     */
    static int[] of(int total, List<Long> weights) {
        if (weights.size() == 1) {
            return new int[] {total};
        }
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        double[] exact = weights.stream()
                .mapToDouble(weight -> sum == 0 ? (double) total / weights.size() : (double) total * weight / sum)
                .toArray();
        int[] shares = IntStream.range(0, exact.length).map(i -> (int) exact[i]).toArray();
        int left = total - IntStream.of(shares).sum();
        IntStream.range(0, exact.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> shares[i] - exact[i]))
                .limit(left)
                .forEach(i -> shares[i]++);
        return shares;
    }
}

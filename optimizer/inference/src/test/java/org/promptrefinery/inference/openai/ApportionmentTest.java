package org.promptrefinery.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ApportionmentTest {

    @Test
    void largestRemaindersGetWhatIsLeft() {
        assertThat(Apportionment.of(10, List.of(1L, 1L, 1L))).containsExactly(4, 3, 3);
        assertThat(Apportionment.of(7, List.of(5L, 0L, 2L))).containsExactly(5, 0, 2);
        assertThat(Apportionment.of(5, List.of(0L, 0L))).containsExactly(3, 2);
    }

    @Property(tries = 200)
    void nothingIsLostAndNobodyIsOffByOne(
            @ForAll @IntRange(max = 2_000_000_000) int total,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(max = 1_000_000) Long> weights) {
        int[] shares = Apportionment.of(total, weights);
        assertThat(IntStream.of(shares).asLongStream().sum()).isEqualTo(total);
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        for (int i = 0; sum > 0 && i < shares.length; i++) {
            double exact = (double) total * weights.get(i) / sum;
            assertThat((double) shares[i]).isBetween(Math.floor(exact), Math.floor(exact) + 1);
        }
    }
}

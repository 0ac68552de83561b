package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.promptrefinery.search.Chain;

/** Takes each prompt of a chain whole from either parent. */
final class CrossChains extends Edit {

    CrossChains() {
        super("cross-chains");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Chain mine = parents.chain();
        Chain other = parents.second().candidate().chain();
        List<Integer> different = IntStream.range(0, mine.size())
                .filter(step -> !mine.prompt(step).equals(other.prompt(step)))
                .boxed()
                .toList();
        if (different.size() < 2) {
            return Optional.empty();
        }
        List<Integer> taken = someNotAll(different, random);
        Chain child = mine;
        for (int step : taken) {
            child = child.with(step, other.prompt(step));
        }
        String names = taken.stream().map(step -> mine.steps().get(step).name()).collect(Collectors.joining("', '"));
        return Optional.of(parents.childOfBoth(child, "'" + names + "' of another survivor"));
    }

    private static List<Integer> someNotAll(List<Integer> steps, RandomGenerator random) {
        int taken = random.nextInt(steps.size());
        int left = (taken + 1 + random.nextInt(steps.size() - 1)) % steps.size();
        return IntStream.range(0, steps.size())
                .filter(index -> index == taken || (index != left && random.nextBoolean()))
                .mapToObj(steps::get)
                .toList();
    }
}

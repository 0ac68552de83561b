package org.promptrefinery.search.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.promptrefinery.search.Member;

/**
 * The per-case Pareto front of GEPA, algorithm 2.
 *
 * @param chances each member as often as there are cases at which none is better
 */
record Front(List<Member> chances) {

    Front {
        chances = List.copyOf(chances);
    }

    static Front of(List<Member> pool) {
        int cases = pool.getFirst().dev().results().size();
        List<Set<Integer>> winners = IntStream.range(0, cases)
                .mapToObj(index -> winners(pool, index))
                .toList();
        Set<Integer> kept = undominated(pool, winners);
        List<Member> chances = new ArrayList<>();
        winners.forEach(
                set -> set.stream().filter(kept::contains).sorted().forEach(index -> chances.add(pool.get(index))));
        return new Front(chances);
    }

    Member draw(RandomGenerator random) {
        return Task.pick(chances, random);
    }

    private static Set<Integer> winners(List<Member> pool, int index) {
        double best =
                pool.stream().mapToDouble(member -> score(member, index)).max().orElseThrow();
        Set<Integer> winners = new HashSet<>();
        for (int i = 0; i < pool.size(); i++) {
            if (score(pool.get(i), index) == best) {
                winners.add(i);
            }
        }
        return winners;
    }

    /** Takes away, the lowest scores first, those who win no case that one of the others does not win as well. */
    private static Set<Integer> undominated(List<Member> pool, List<Set<Integer>> winners) {
        TreeMap<Integer, Integer> all = new TreeMap<>();
        winners.forEach(set -> set.forEach(index -> all.merge(index, 1, Integer::sum)));
        Set<Integer> kept = new HashSet<>(all.keySet());
        all.keySet().stream()
                .sorted(Comparator.comparingDouble(
                        index -> pool.get(index).dev().score()))
                .forEach(index -> {
                    boolean dominated = winners.stream()
                            .filter(set -> set.contains(index))
                            .allMatch(set ->
                                    set.stream().anyMatch(other -> !other.equals(index) && kept.contains(other)));
                    if (dominated) {
                        kept.remove(index);
                    }
                });
        return kept;
    }

    private static double score(Member member, int index) {
        return member.dev().results().get(index).score();
    }
}

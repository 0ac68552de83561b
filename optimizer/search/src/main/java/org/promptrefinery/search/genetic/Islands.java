package org.promptrefinery.search.genetic;

import java.util.List;
import java.util.stream.Stream;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Size;

/**
 * Who survives: of all together, or, while a fresh start has not taken the lead yet, half of it and half of the others.
 */
record Islands(Round round, Size size, Deepening deepening) {

    /** A difference of cases that chance alone seldom makes: one and a half standard deviations of a fair coin's. */
    private static final double CLEAR = 1.5;

    /** The next population, the best first, its best members told apart by as many more answers as that takes. */
    List<Member> survivors(List<Member> all) {
        if (round.breeders().size() == round.members().size()) {
            return deepened(new Survivors(round).of(all, size.population()));
        }
        int newest = round.breeders().getFirst().island();
        List<Member> fresh = new Survivors(round)
                .of(all.stream().filter(member -> member.island() == newest).toList(), half(size.population() + 1));
        List<Member> others = new Survivors(round)
                .of(all.stream().filter(member -> member.island() != newest).toList(), half(size.population()));
        return new Survivors(round)
                .sorted(Stream.concat(others.stream(), deepened(fresh).stream()).toList());
    }

    private static int half(int population) {
        return Math.max(1, population / 2);
    }

    private List<Member> deepened(List<Member> survivors) {
        List<Member> current = survivors;
        if (round.overtakes(survivors.getFirst()) && !isClearlyBetter(survivors.getFirst())) {
            List<Member> deeper = deepening.ofTheBest(survivors, round.view());
            current = new Survivors(round.of(deeper)).sorted(deeper);
        }
        return deepening.untilTheLeaderFails(current, round.view());
    }

    private boolean isClearlyBetter(Member first) {
        return round.overtakes(first) && round.changes(first.dev()).isClearGain(CLEAR);
    }
}

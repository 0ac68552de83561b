package org.promptrefinery.search.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;

/** Any operator on any candidate tried so far, each child asked all cases; the best on dev is recommended. */
record RandomSearch() implements Strategy {

    private static final Comparator<Member> BETTER = Comparator.comparingDouble(
                    (Member member) -> member.dev().score())
            .thenComparing(member -> member.dev().promptTokens(), Comparator.reverseOrder());

    @Override
    public String name() {
        return "random";
    }

    @Override
    public void run(Task task, long seed, Consumer<Chain> recommended) {
        RandomGenerator random = Task.random(seed);
        List<Member> tried = new ArrayList<>(List.of(task.start()));
        Member best = tried.getFirst();
        while (true) {
            recommended.accept(best.candidate().chain());
            Member parent = Task.pick(tried, random);
            task.child(parent, Task.pick(tried, random), tried, random)
                    .map(task::member)
                    .ifPresent(tried::add);
            best = BETTER.compare(tried.getLast(), best) > 0 ? tried.getLast() : best;
        }
    }
}

package org.promptrefinery.search.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;

/**
 * Any operator on the best candidate; a child that is better on all dev cases, or as good and shorter, takes its place.
 */
record HillClimbing() implements Strategy {

    @Override
    public String name() {
        return "hill climbing";
    }

    @Override
    public void run(Task task, long seed, Consumer<Chain> recommended) {
        RandomGenerator random = Task.random(seed);
        Member former = task.start();
        Member current = former;
        while (true) {
            recommended.accept(current.candidate().chain());
            Optional<Candidate> child = task.child(current, former, List.of(current, former), random);
            if (child.isPresent() && isBetter(task.score(child.get().chain(), task.dev()), current.dev())) {
                former = current;
                current = task.member(child.get());
            }
        }
    }

    private static boolean isBetter(Scorecard child, Scorecard parent) {
        return child.score() > parent.score()
                || (child.score() == parent.score() && child.promptTokens() < parent.promptTokens());
    }
}

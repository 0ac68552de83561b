package org.promptrefinery.search.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;

/**
 * A loop in the style of Agrawal et al. (2025), GEPA: Reflective prompt evolution can outperform reinforcement
 * learning, algorithms 1 and 2: a parent from the per-case Pareto front over the whole dev set, a minibatch of 3
 * training cases, a child by reflection on it, which is asked the whole dev set if it does better on the minibatch.
 * After an accepted child two of the front are merged, at most 5 times, and the merged one is asked the whole dev set
 * if it is no worse than both on 5 dev cases, as in the published program. The best on dev is recommended.
 *
 * @param all whether children come from all operators instead of reflection alone
 */
record Gepa(String name, boolean all) implements Strategy {

    private static final int MINIBATCH = 3;
    private static final int MERGES = 5;
    private static final int MERGE_CASES = 5;

    static Gepa asPublished() {
        return new Gepa("GEPA-style", false);
    }

    static Gepa withAllOperators() {
        return new Gepa("GEPA, all operators", true);
    }

    @Override
    public void run(Task task, long seed, Consumer<Chain> recommended) {
        RandomGenerator random = Task.random(seed);
        Candidate first = Candidate.seed(task.seed());
        List<Member> pool = new ArrayList<>();
        pool.add(new Member(first, new Scorecard(List.of(), 0), task.score(first.chain(), task.dev())));
        Epochs minibatches = new Epochs(task.train(), random);
        Front front = Front.of(pool);
        int merges = 0;
        while (true) {
            recommended.accept(best(pool).candidate().chain());
            Optional<Member> mutant = mutant(task, pool, front, minibatches.next(MINIBATCH), random);
            mutant.ifPresent(pool::add);
            front = mutant.isPresent() ? Front.of(pool) : front;
            if (mutant.isPresent() && merges < MERGES && pool.size() > 2) {
                recommended.accept(best(pool).candidate().chain());
                merges++;
                merged(task, pool, front, random).ifPresent(pool::add);
                front = Front.of(pool);
            }
        }
    }

    private Optional<Member> mutant(
            Task task, List<Member> pool, Front front, List<Case> minibatch, RandomGenerator random) {
        Member parent = front.draw(random);
        Scorecard before = task.score(parent.candidate().chain(), minibatch);
        if (before.results().stream().allMatch(CaseResult::solved)) {
            return Optional.empty();
        }
        Member informed = new Member(parent.candidate(), before, parent.dev());
        Member other = Task.pick(pool, random);
        Optional<Candidate> child = all
                ? task.child(informed, other, pool, random)
                : task.child(task.operator("reflection"), informed, other, pool, random);
        return child.filter(
                        candidate -> task.score(candidate.chain(), minibatch).score() > before.score())
                .map(candidate -> accepted(task, candidate));
    }

    private static Optional<Member> merged(Task task, List<Member> pool, Front front, RandomGenerator random) {
        Member one = front.draw(random);
        Member other = front.draw(random);
        List<Case> cases = new ArrayList<>(task.dev());
        Collections.shuffle(cases, Random.from(random));
        List<Case> few = cases.subList(0, Math.min(MERGE_CASES, cases.size()));
        double wanted = Math.max(on(few, one), on(few, other));
        return task.child(task.crossover(), one, other, pool, random)
                .filter(candidate -> task.score(candidate.chain(), few).score() >= wanted)
                .map(candidate -> accepted(task, candidate));
    }

    private static Member accepted(Task task, Candidate candidate) {
        return new Member(candidate, new Scorecard(List.of(), 0), task.score(candidate.chain(), task.dev()));
    }

    private static double on(List<Case> cases, Member member) {
        Set<Case> wanted = new HashSet<>(cases);
        return new Scorecard(
                        member.dev().results().stream()
                                .filter(result -> wanted.contains(result.subject()))
                                .toList(),
                        0)
                .score();
    }

    /** The first of the best. */
    private static Member best(List<Member> pool) {
        return pool.stream()
                .max(Comparator.comparingDouble((Member member) -> member.dev().score())
                        .thenComparing(pool::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** Minibatches that go through all cases in a new order each time. */
    private static final class Epochs {

        private final List<Case> cases;
        private final RandomGenerator random;
        private final List<Case> left = new ArrayList<>();

        Epochs(List<Case> cases, RandomGenerator random) {
            this.cases = List.copyOf(cases);
            this.random = random;
        }

        List<Case> next(int size) {
            if (left.size() < size) {
                left.clear();
                left.addAll(cases);
                Collections.shuffle(left, Random.from(random));
            }
            List<Case> next = List.copyOf(left.subList(0, Math.min(size, left.size())));
            left.subList(0, next.size()).clear();
            return next;
        }
    }
}

package org.promptrefinery.search.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;

/**
 * A race in the style of Zehle et al. (2025), CAPO: Cost-aware prompt optimization, with its published settings: 10
 * prompts, 4 crossovers a generation, each followed by a mutation, and a race of all over blocks of 30 dev cases with a
 * paired t-test at 0.2 and a length penalty of 0.05. Prompts of equal length cost the same; the longest of the first
 * population is the unit, as published. Mutation may read what the parent answered in the race, which is more than the
 * paper gives it. The best on the blocks that all survivors have been asked is recommended.
 */
record Capo() implements Strategy {

    private static final int POPULATION = 10;
    private static final int CROSSOVERS = 4;

    @Override
    public String name() {
        return "CAPO-style";
    }

    @Override
    public void run(Task task, long seed, Consumer<Chain> recommended) {
        RandomGenerator random = Task.random(seed);
        recommended.accept(task.seed());
        List<Member> first = firstPopulation(task, random);
        int longest = first.stream()
                .mapToInt(
                        member -> task.scorer().promptTokens(member.candidate().chain()))
                .max()
                .orElseThrow();
        CapoRace race = CapoRace.of(task, longest, random);
        List<Member> population = race.survivors(candidates(first), POPULATION);
        while (true) {
            recommended.accept(population.getFirst().candidate().chain());
            List<Candidate> entrants = new ArrayList<>(candidates(population));
            for (int i = 0; i < CROSSOVERS; i++) {
                offspring(task, population, random)
                        .filter(child -> entrants.stream()
                                .noneMatch(entrant -> entrant.id().equals(child.id())))
                        .ifPresent(entrants::add);
            }
            population = race.survivors(entrants, POPULATION);
        }
    }

    /** The seed and what operators make of it, which are asked nothing before the race but some training cases once. */
    private static List<Member> firstPopulation(Task task, RandomGenerator random) {
        Scorecard none = new Scorecard(List.of(), 0);
        List<Member> population = new ArrayList<>();
        Candidate seed = Candidate.seed(task.seed());
        Member start = new Member(seed, task.score(task.seed(), task.train()), none);
        population.add(start);
        for (int attempt = 0; attempt < 10 * POPULATION && population.size() < POPULATION; attempt++) {
            task.child(start, Task.pick(population, random), population, random)
                    .filter(child -> population.stream()
                            .noneMatch(member -> member.candidate().id().equals(child.id())))
                    .ifPresent(child -> population.add(new Member(child, none, none)));
        }
        return population;
    }

    private static Optional<Candidate> offspring(Task task, List<Member> population, RandomGenerator random) {
        List<Member> shuffled = new ArrayList<>(population);
        Collections.shuffle(shuffled, Random.from(random));
        Member mother = shuffled.getFirst();
        Member father = shuffled.get(Math.min(1, shuffled.size() - 1));
        Candidate crossed =
                task.child(task.crossover(), mother, father, population, random).orElse(mother.candidate());
        Member unborn = new Member(crossed, mother.train(), mother.dev());
        return task.child(Task.pick(task.operators(), random), unborn, father, population, random)
                .or(() -> Optional.of(crossed));
    }

    private static List<Candidate> candidates(List<Member> members) {
        return members.stream().map(Member::candidate).toList();
    }
}

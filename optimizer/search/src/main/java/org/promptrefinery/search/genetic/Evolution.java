package org.promptrefinery.search.genetic;

import io.jenetics.AnyGene;
import io.jenetics.Phenotype;
import io.jenetics.engine.Constraint;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.guards.Gatekeeper;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.racing.Demand;
import org.promptrefinery.search.racing.Race;
import org.promptrefinery.search.racing.Rollouts;

/** One generation on Jenetics. */
final class Evolution {

    private static final long LONG_LIFE = Long.MAX_VALUE;
    private static final int GENERATIONS_TO_BE_RIGHT = 2;

    private final SearchSettings settings;
    private final Rollouts rollouts;
    private final Gatekeeper gatekeeper;
    private final List<Proposer> operators;

    Evolution(SearchSettings settings, Rollouts rollouts, Gatekeeper gatekeeper, List<Proposer> operators) {
        this.settings = settings;
        this.rollouts = rollouts;
        this.gatekeeper = gatekeeper;
        this.operators = operators;
    }

    /** A generation of children of these operators. */
    Generation next(Generation current, Round round) {
        int minibatch = settings.size().minibatch();
        Breeder breeder = breeder(current, round);
        Race race = new Race(rollouts, minibatch, settings.limits().maxUnscored(), demand(current, round));
        Tryouts tryouts = new Tryouts(
                round, race, new Screening(race, minibatch, round.random()), new Siblings(round, chain -> gatekeeper
                        .objection(chain, current.memory())
                        .isEmpty()));
        evolve(round, breeder, tryouts);
        List<Member> all = all(round, tryouts.tried());
        List<Member> population =
                new Islands(round, settings.size(), new Deepening(rollouts, minibatch)).survivors(all);
        Memory memory = new Earnings(round, operators).remembered(current.memory(), tryouts.tried(), ids(population));
        int stalled = round.improvedBy(population) ? 0 : current.stalled() + 1;
        return new Generation(
                round.number(),
                population,
                children(tryouts.tried(), ids(population)),
                stalled,
                memory,
                tryouts.spent());
    }

    /** A generation that begins another island with children of these operators. */
    Generation restart(Generation current, Round round) {
        return new Restart(round, settings.size(), rollouts, breeder(current, round)).from(current);
    }

    /** First right, then short: while the best is still getting better, one that is only shorter costs too much. */
    private static Demand demand(Generation current, Round round) {
        return current.stalled() >= GENERATIONS_TO_BE_RIGHT || Deepening.solvesAll(round.leader())
                ? Demand.BETTER_OR_SHORTER
                : Demand.BETTER;
    }

    private Breeder breeder(Generation current, Round round) {
        return new Breeder(
                round,
                current.memory(),
                new Toolbox(round.leader().candidate().chain(), operators, current.memory(), round.random()),
                gatekeeper,
                new WrongAnswers(rollouts, (settings.size().minibatch() + 1) / 2));
    }

    private void evolve(Round round, Breeder breeder, Tryouts tryouts) {
        List<Member> members = round.breeders();
        Engine<AnyGene<Candidate>, Fitness> engine = new Engine.Builder<>(
                        tryouts, () -> Individuals.genotype(round.leader().candidate()))
                .populationSize(members.size() + children())
                .offspringSize(children())
                .offspringSelector(new ParetoParents(members, round.random()))
                .survivorsSelector((population, count, _) -> ISeq.of(population).subSeq(0, count))
                .alterers(breeder)
                .constraint(Constraint.of(_ -> true))
                .maximalPhenotypeAge(LONG_LIFE)
                .executor(Runnable::run)
                .build();
        ISeq<Phenotype<AnyGene<Candidate>, Fitness>> start = members.stream()
                .map(member -> Phenotype.of(
                        Individuals.genotype(member.candidate()), round.number(), round.fitness(member.dev())))
                .collect(ISeq.toISeq());
        try {
            RandomRegistry.with(round.random()).run(() -> engine.evolve(EvolutionStart.of(start, round.number())));
        } catch (CompletionException wrapped) {
            throw wrapped.getCause() instanceof RuntimeException cause ? cause : wrapped;
        }
    }

    /** No more than can be paid to be screened. */
    private int children() {
        long affordable = rollouts.scorer().affordable() / settings.size().minibatch();
        return Math.clamp(affordable, 1, settings.size().children());
    }

    private static List<Member> all(Round round, List<Tried> tried) {
        List<Member> all = new ArrayList<>(round.known());
        tried.stream()
                .filter(Tried::finished)
                .map(child -> new Member(child.child(), child.train(), child.dev(), child.island()))
                .forEach(all::add);
        return all;
    }

    private static Set<String> ids(List<Member> members) {
        return members.stream().map(member -> member.candidate().id()).collect(Collectors.toSet());
    }

    private static List<Generation.Child> children(List<Tried> tried, Set<String> survivors) {
        return tried.stream()
                .map(child -> new Generation.Child(
                        child.child(),
                        survivors.contains(child.child().id())
                                ? "survived"
                                : child.finished() ? "finished, but others are better" : child.fate(),
                        child.dev().score(),
                        child.dev().results().size()))
                .toList();
    }
}

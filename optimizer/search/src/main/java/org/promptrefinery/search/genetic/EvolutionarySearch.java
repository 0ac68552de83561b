package org.promptrefinery.search.genetic;

import io.jenetics.AnyGene;
import io.jenetics.Phenotype;
import io.jenetics.engine.Constraint;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.guards.Gatekeeper;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.racing.Outcome;
import org.promptrefinery.search.racing.Race;

/**
 * (mu + lambda) evolution: parents from the per-case Pareto front, children by operators, screening and racing,
 * survival by NSGA-II over score and prompt tokens under the gates. All randomness is drawn from (seed, generation).
 */
public final class EvolutionarySearch implements Search {

    private static final long LONG_LIFE = Long.MAX_VALUE;
    private static final int GENERATIONS_TO_SHORTEN = 2;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final SearchSettings settings;
    private final List<Case> train;
    private final Race race;
    private final Scorer scorer;
    private final List<Proposer> operators;

    private EvolutionarySearch(
            SearchSettings settings, List<Case> train, List<Case> dev, Scorer scorer, List<Proposer> operators) {
        this.settings = settings;
        this.train = List.copyOf(train);
        this.scorer = scorer;
        this.race = new Race(
                scorer,
                dev,
                Math.min(settings.size().minibatch(), dev.size()),
                settings.limits().maxUnscored());
        this.operators = List.copyOf(operators);
    }

    /**
     * The search of this project.
     *
     * @param train cases whose answers operators may read
     * @param dev cases that select and that no operator sees
     * @param operators that make children, at least one
     */
    public static Search of(
            SearchSettings settings, List<Case> train, List<Case> dev, Scorer scorer, List<Proposer> operators) {
        if (train.isEmpty() || dev.isEmpty()) {
            throw new IllegalArgumentException("a search needs train and dev cases");
        }
        return new EvolutionarySearch(settings, train, dev, scorer, operators);
    }

    @Override
    public Generation start(Chain seed) {
        List<Scorecard> cards = scorer.score(List.of(new Assignment(seed, train), new Assignment(seed, race.dev())));
        Member member = new Member(Candidate.seed(seed), cards.getFirst(), cards.getLast());
        return new Generation(0, List.of(member), List.of(), 0, Memory.of(seed));
    }

    @Override
    public Generation next(Generation current) {
        int number = current.number() + 1;
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(settings.seed() + GOLDEN_GAMMA * number);
        RaceEvaluator evaluator = new RaceEvaluator(race, current.population(), random);
        ISeq<Phenotype<AnyGene<Candidate>, Fitness>> evolved = evolve(current, number, evaluator, random);
        List<Member> survivors = survivors(current, evolved, evaluator.outcomes());
        Set<String> ids =
                survivors.stream().map(member -> member.candidate().id()).collect(Collectors.toSet());
        Memory memory = current.memory();
        for (Outcome outcome : evaluator.outcomes()) {
            memory = memory.and(outcome.child(), ids.contains(outcome.child().id()));
        }
        Scorecard best = current.best().dev();
        boolean improved = Fitness.of(survivors.getFirst().dev(), best).compareTo(Fitness.of(best, best)) > 0;
        return new Generation(
                number, survivors, children(evaluator, ids), improved ? 0 : current.stalled() + 1, memory);
    }

    @Override
    public Optional<String> finished(Generation current) {
        boolean perfect = current.best().dev().results().stream().allMatch(CaseResult::solved);
        if (current.number() >= settings.size().generations()) {
            return Optional.of("all " + settings.size().generations() + " generations are done");
        }
        if (perfect
                && current.stalled()
                        >= Math.min(GENERATIONS_TO_SHORTEN, settings.size().patience())) {
            return Optional.of("every dev case is right, and no shorter prompt was found");
        }
        return current.stalled() >= settings.size().patience()
                ? Optional.of("no better prompt in " + current.stalled() + " generations")
                : Optional.empty();
    }

    private ISeq<Phenotype<AnyGene<Candidate>, Fitness>> evolve(
            Generation current, int number, RaceEvaluator evaluator, RandomGenerator random) {
        List<Member> members = current.population();
        Gatekeeper gatekeeper = Gatekeeper.of(current.best().candidate().chain(), train, settings.limits(), scorer);
        Engine<AnyGene<Candidate>, Fitness> engine = new Engine.Builder<>(
                        evaluator, () -> Individuals.genotype(current.best().candidate()))
                .populationSize(members.size() + settings.size().children())
                .offspringSize(settings.size().children())
                .offspringSelector(new ParetoParents(members, random))
                .survivorsSelector(nsga2())
                .alterers(new Breeder(current, operators, gatekeeper, random))
                .constraint(Constraint.of(_ -> true))
                .maximalPhenotypeAge(LONG_LIFE)
                .executor(Runnable::run)
                .build();
        ISeq<Phenotype<AnyGene<Candidate>, Fitness>> start = members.stream()
                .map(member -> Individuals.of(member, current.best().dev(), number))
                .collect(ISeq.toISeq());
        try {
            return RandomRegistry.with(random)
                    .call(() -> engine.evolve(EvolutionStart.of(start, number)).population());
        } catch (CompletionException wrapped) {
            throw wrapped.getCause() instanceof RuntimeException cause ? cause : wrapped;
        }
    }

    private static NSGA2Selector<AnyGene<Candidate>, Fitness> nsga2() {
        return new NSGA2Selector<>(Fitness::dominance, Fitness::objective, Fitness::distance, _ -> Fitness.OBJECTIVES);
    }

    private List<Member> survivors(
            Generation current, ISeq<Phenotype<AnyGene<Candidate>, Fitness>> evolved, List<Outcome> outcomes) {
        ISeq<Phenotype<AnyGene<Candidate>, Fitness>> finished = evolved.stream()
                .filter(individual -> individual.fitness().finished())
                .collect(ISeq.toISeq());
        List<Phenotype<AnyGene<Candidate>, Fitness>> chosen = new ArrayList<>(nsga2().select(
                        finished, Math.min(settings.size().population(), finished.size()), io.jenetics.Optimize.MAXIMUM)
                .asList());
        chosen.sort(new BestFirst());
        return new Survivors(current, outcomes)
                .members(chosen.stream().map(Individuals::candidate).toList(), this::train);
    }

    private List<Scorecard> train(List<Candidate> candidates) {
        return scorer.score(candidates.stream()
                .map(candidate -> new Assignment(candidate.chain(), train))
                .toList());
    }

    private static List<Generation.Child> children(RaceEvaluator evaluator, Set<String> survivors) {
        return evaluator.outcomes().stream()
                .map(outcome -> new Generation.Child(
                        outcome.child(),
                        survivors.contains(outcome.child().id())
                                ? "survived"
                                : outcome.finished()
                                        .map(_ -> "finished, but others are better")
                                        .orElse(outcome.fate()),
                        outcome.seen().score(),
                        outcome.seen().results().size()))
                .toList();
    }
}

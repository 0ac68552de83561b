package org.promptrefinery.search.genetic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Conclusion;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Goal;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.guards.Gatekeeper;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.racing.Question;
import org.promptrefinery.search.racing.Rollouts;

/**
 * (mu + lambda) evolution that asks as little as it can: parents from the per-case Pareto front, children by operators,
 * screening and racing, survival by NSGA-II under the gates, and more dev cases only where those asked so far do not
 * tell the best apart. All randomness is drawn from (seed, generation).
 */
public final class EvolutionarySearch implements Search {

    private static final int GENERATIONS_TO_SHORTEN = 2;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final int FINALISTS = 2;
    private static final int MINIBATCHES_TO_LEARN_FROM = 4;

    private final SearchSettings settings;
    private final Folds folds;
    private final Rollouts rollouts;
    private final List<Proposer> operators;
    private final Map<Chain, Gatekeeper> gatekeepers = new ConcurrentHashMap<>();

    private EvolutionarySearch(SearchSettings settings, Folds folds, Rollouts rollouts, List<Proposer> operators) {
        this.settings = settings;
        this.folds = folds;
        this.rollouts = rollouts;
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
        if (train.isEmpty() || dev.isEmpty() || operators.isEmpty()) {
            throw new IllegalArgumentException("a search needs train and dev cases and an operator");
        }
        Folds folds = Folds.of(train, dev, settings.folds(), settings.samples(), random(settings, -1));
        return new EvolutionarySearch(settings, folds, new Rollouts(scorer), operators);
    }

    private static RandomGenerator random(SearchSettings settings, int generation) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(settings.seed() + GOLDEN_GAMMA * generation);
    }

    @Override
    public Generation start(Chain seed) {
        View view = folds.view(0);
        int minibatch = settings.size().minibatch();
        int most =
                (int) Math.min(Integer.MAX_VALUE, Math.max(1, rollouts.scorer().affordable() / 2));
        List<Scorecard> cards = rollouts.of(List.of(
                new Question(seed, view.train().upTo(Math.min(most, MINIBATCHES_TO_LEARN_FROM * minibatch))),
                new Question(seed, view.dev().upTo(Math.min(most, minibatch)))));
        Member member = new Member(Candidate.seed(seed), cards.getFirst(), cards.getLast());
        List<Member> known = new Deepening(rollouts, minibatch).untilTheLeaderFails(List.of(member), view);
        return new Generation(0, known, List.of(), 0, Memory.of(seed));
    }

    @Override
    public Generation next(Generation current) {
        current.spent().ifPresent(why -> {
            throw new BudgetExhausted(why);
        });
        Round round = round(current, current.number() + 1);
        return stalls(current)
                ? evolution(
                                current,
                                List.of(Proposer.freshStart(settings.limits().keep())))
                        .restart(current, round)
                : evolution(current, operators).next(current, round);
    }

    private Evolution evolution(Generation current, List<Proposer> tools) {
        Gatekeeper gatekeeper = gatekeepers.computeIfAbsent(
                current.memory().seed(),
                seed -> Gatekeeper.of(seed, folds.train(), settings.limits(), rollouts.scorer()));
        return new Evolution(settings, rollouts, gatekeeper, tools);
    }

    private Round round(Generation current, int number) {
        View view = folds.view(number);
        return new Round(
                number,
                view,
                current.population().stream().map(view::of).toList(),
                settings.goal().objectives(),
                random(settings, number));
    }

    @Override
    public Conclusion conclude(Generation last) {
        Round round = round(last, last.number());
        Deepening deepening = new Deepening(rollouts, settings.size().minibatch());
        boolean scoreAlone = settings.goal().pick() instanceof Goal.Pick.Best;
        List<Member> members =
                scoreAlone ? round.members() : Front.of(round, round.members()).members();
        List<Member> known = scoreAlone
                ? settled(round, deepening.ofAll(members, FINALISTS, round.view()), deepening)
                : deepening.ofAll(members, members.size(), round.view());
        Round settled =
                new Round(last.number(), round.view(), known, settings.goal().objectives(), round.random());
        Front front = Front.of(settled, known);
        return new Conclusion(front.pick(settings.goal().pick()), front.members());
    }

    /** The members with as many asked all dev cases as it takes for the best to be one of them. */
    private static List<Member> settled(Round round, List<Member> members, Deepening deepening) {
        List<Member> known = members;
        while (true) {
            List<Member> sorted = new Survivors(round.of(known)).sorted(known);
            List<Member> deeper = deepening.ofAll(sorted, 1, round.view());
            if (deeper.equals(sorted)) {
                return known;
            }
            known = deeper;
        }
    }

    @Override
    public Optional<String> finished(Generation current) {
        if (current.spent().isPresent()) {
            return Optional.empty();
        }
        if (current.number() >= settings.size().generations()) {
            return Optional.of("all " + settings.size().generations() + " generations are done");
        }
        View view = folds.view(current.number());
        boolean perfect = Deepening.solvesAll(current.best()) && Deepening.isWhole(current.best(), view);
        if (perfect
                && current.stalled()
                        >= Math.min(GENERATIONS_TO_SHORTEN, settings.size().patience())) {
            return Optional.of("every dev case is right, and no shorter prompt was found");
        }
        boolean over = stalls(current)
                && (perfect
                        || current.memory().restarts().size() >= settings.size().restarts());
        return over ? Optional.of("no better prompt in " + current.stalled() + " generations") : Optional.empty();
    }

    private boolean stalls(Generation current) {
        return current.stalled() >= settings.size().patience();
    }
}

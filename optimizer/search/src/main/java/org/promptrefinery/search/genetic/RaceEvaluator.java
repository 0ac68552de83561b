package org.promptrefinery.search.genetic;

import io.jenetics.AnyGene;
import io.jenetics.Phenotype;
import io.jenetics.engine.Evaluator;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.racing.Entrant;
import org.promptrefinery.search.racing.Outcome;
import org.promptrefinery.search.racing.Race;

/** Gives the whole generation its fitness in one race; survivors keep theirs. */
final class RaceEvaluator implements Evaluator<AnyGene<Candidate>, Fitness> {

    private final Race race;
    private final RandomGenerator random;
    private final Scorecard best;
    private final Map<String, Scorecard> known = new HashMap<>();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    RaceEvaluator(Race race, List<Member> members, RandomGenerator random) {
        this.race = race;
        this.random = random;
        this.best = members.getFirst().dev();
        members.forEach(member -> known.put(member.candidate().id(), member.dev()));
    }

    @Override
    public ISeq<Phenotype<AnyGene<Candidate>, Fitness>> eval(Seq<Phenotype<AnyGene<Candidate>, Fitness>> population) {
        List<Entrant> entrants = population.stream()
                .filter(Phenotype::nonEvaluated)
                .map(Individuals::candidate)
                .map(child -> new Entrant(child, dev(child.parents().getFirst())))
                .toList();
        if (!entrants.isEmpty()) {
            race.run(entrants, random)
                    .forEach(outcome -> outcomes.put(outcome.child().id(), outcome));
        }
        return population.stream()
                .map(individual -> individual.isEvaluated() ? individual : individual.withFitness(fitness(individual)))
                .collect(ISeq.toISeq());
    }

    /** What became of each child, in the order of their making. */
    List<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    private Fitness fitness(Phenotype<AnyGene<Candidate>, Fitness> individual) {
        return Optional.ofNullable(
                        outcomes.get(Individuals.candidate(individual).id()))
                .flatMap(Outcome::finished)
                .map(card -> Fitness.of(card, best))
                .orElse(Fitness.ELIMINATED);
    }

    private Scorecard dev(String parent) {
        Scorecard card = known.get(parent);
        if (card == null) {
            throw new IllegalStateException("no scorecard of parent " + parent);
        }
        return card;
    }
}

package org.promptrefinery.search.genetic;

import io.jenetics.AnyGene;
import io.jenetics.Phenotype;
import io.jenetics.engine.Evaluator;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.racing.Cell;
import org.promptrefinery.search.racing.Entrant;
import org.promptrefinery.search.racing.Outcome;
import org.promptrefinery.search.racing.Race;

/**
 * Tries all children of a generation at once, each as cheaply as it allows: first against its parent on a few training
 * cases; the best of them, and one with what all of them gained, against the parent on dev cases; and one that then
 * seems better than the best of all, against that one on the dev cases that this was asked.
 */
final class Tryouts implements Evaluator<AnyGene<Candidate>, Fitness> {

    private static final Scorecard NOTHING = new Scorecard(List.of(), 0);

    private final Round round;
    private final Race race;
    private final Screening screening;
    private final Siblings siblings;
    private final Map<String, Tried> tried = new LinkedHashMap<>();
    private Optional<String> spent = Optional.empty();

    Tryouts(Round round, Race race, Screening screening, Siblings siblings) {
        this.round = round;
        this.race = race;
        this.screening = screening;
        this.siblings = siblings;
    }

    @Override
    public ISeq<Phenotype<AnyGene<Candidate>, Fitness>> eval(Seq<Phenotype<AnyGene<Candidate>, Fitness>> population) {
        List<Candidate> children = population.stream()
                .filter(Phenotype::nonEvaluated)
                .map(Individuals::candidate)
                .toList();
        if (!children.isEmpty()) {
            run(children);
        }
        return population.stream()
                .map(individual -> individual.isEvaluated() ? individual : individual.withFitness(fitness(individual)))
                .collect(ISeq.toISeq());
    }

    /** What became of each child, in the order of their making. */
    List<Tried> tried() {
        return List.copyOf(tried.values());
    }

    private Fitness fitness(Phenotype<AnyGene<Candidate>, Fitness> individual) {
        Tried known = tried.get(Individuals.candidate(individual).id());
        return known != null && known.finished() ? round.fitness(known.dev()) : Fitness.ELIMINATED;
    }

    private void run(List<Candidate> children) {
        List<Outcome> screened = screening.of(children, round);
        if (screened.stream().allMatch(Tryouts::isBrokenOff)) {
            throw new BudgetExhausted(screened.getFirst().fate());
        }
        note(screened);
        screened.forEach(outcome -> note(outcome.child(), outcome.seen(), NOTHING, false, fateOf(outcome)));
        List<Candidate> merged = siblings.merged(screened);
        merged.forEach(child -> note(child, NOTHING, NOTHING, false, ""));
        List<Candidate> through = Stream.concat(merged.stream(), siblings.singles(screened).stream())
                .toList();
        List<Outcome> raced = new Heats(round, race).of(through);
        note(raced);
        for (Outcome outcome : raced) {
            note(outcome.child(), train(outcome.child()), outcome.seen(), outcome.finished(), outcome.fate());
        }
        List<Tried> contenders = tried().stream()
                .filter(Tried::finished)
                .filter(child -> round.challenges(child.dev()) && !open(child).isEmpty())
                .toList();
        for (Outcome outcome :
                race(contenders.stream().map(this::onLeadersCells).toList())) {
            note(outcome.child(), train(outcome.child()), union(outcome), outcome.finished(), outcome.fate());
        }
    }

    private static boolean isBrokenOff(Outcome outcome) {
        return outcome.end() == Outcome.End.BROKEN_OFF;
    }

    private List<Outcome> race(List<Entrant> entrants) {
        List<Outcome> outcomes = race.run(entrants);
        note(outcomes);
        return outcomes;
    }

    private void note(List<Outcome> outcomes) {
        outcomes.stream()
                .filter(Tryouts::isBrokenOff)
                .findFirst()
                .ifPresent(outcome -> spent = Optional.of(outcome.fate()));
    }

    /** Why the budget ended some of the races, if it did. */
    Optional<String> spent() {
        return spent;
    }

    private static String fateOf(Outcome screened) {
        return screened.finished() ? "others gained more on training cases" : screened.fate();
    }

    private void note(Candidate child, Scorecard train, Scorecard dev, boolean finished, String fate) {
        tried.put(
                child.id(),
                new Tried(
                        child, train, dev, finished, fate, round.parentOf(child).island()));
    }

    private Scorecard train(Candidate child) {
        return find(child).train();
    }

    private Tried find(Candidate child) {
        Tried known = tried.get(child.id());
        if (known == null) {
            throw new IllegalStateException("candidate " + child.id() + " was not tried");
        }
        return known;
    }

    private List<Cell> open(Tried child) {
        Set<String> answered = new HashSet<>();
        child.dev().results().forEach(result -> answered.add(result.subject().id()));
        return round.cellsOf(round.leader().dev()).stream()
                .filter(cell -> !answered.contains(cell.id()))
                .toList();
    }

    private Entrant onLeadersCells(Tried child) {
        List<Cell> cells = round.cellsOf(round.leader().dev());
        Set<String> ids = new HashSet<>();
        cells.forEach(cell -> ids.add(cell.id()));
        List<CaseResult> known = child.dev().results().stream()
                .filter(result -> ids.contains(result.subject().id()))
                .toList();
        return new Entrant(child.child(), cells, round.leader().dev(), known);
    }

    private Scorecard union(Outcome outcome) {
        Map<String, CaseResult> all = new LinkedHashMap<>();
        Stream.concat(find(outcome.child()).dev().results().stream(), outcome.seen().results().stream())
                .forEach(result -> all.put(result.subject().id(), result));
        return new Scorecard(new ArrayList<>(all.values()), outcome.seen().promptTokens());
    }
}

package org.promptrefinery.search.genetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Gist;
import org.promptrefinery.search.operators.SiblingMerge;
import org.promptrefinery.search.racing.Outcome;

/**
 * Who goes on from the screening to the dev cases: the child that gained most, and for each parent one that has what
 * all its children gained, so that a generation can be worth several steps.
 *
 * @param admissible whether a prompt may be tried
 */
record Siblings(Round round, Predicate<Chain> admissible) {

    /** Name of the operator that stands for the merge of siblings. */
    static final String OPERATOR = "merge-siblings";

    private static final int SINGLES = 1;

    /** What all children of a parent gained in one, as far as there are several and no other child says the same. */
    List<Candidate> merged(List<Outcome> screened) {
        Map<String, List<Outcome>> families = new LinkedHashMap<>();
        ranked(screened).stream().filter(outcome -> gain(outcome) > 0).forEach(outcome -> families.computeIfAbsent(
                        outcome.child().parents().getFirst(), _ -> new ArrayList<>())
                .add(outcome));
        Set<String> known = screened.stream()
                .map(outcome -> Gist.of(outcome.child().chain()))
                .collect(Collectors.toCollection(HashSet::new));
        return families.values().stream()
                .map(family -> family.stream().map(Outcome::child).toList())
                .flatMap(family -> merge(family).stream())
                .filter(merged -> known.add(Gist.of(merged.chain())))
                .toList();
    }

    /** The children that go on by themselves; of those that had something to show, only the best. */
    List<Candidate> singles(List<Outcome> screened) {
        List<Candidate> singles = new ArrayList<>(ranked(screened).stream()
                .filter(outcome -> !outcome.seen().results().isEmpty())
                .map(Outcome::child)
                .limit(SINGLES)
                .toList());
        screened.stream()
                .filter(outcome ->
                        outcome.finished() && outcome.seen().results().isEmpty())
                .map(Outcome::child)
                .forEach(singles::add);
        return singles;
    }

    private Optional<Candidate> merge(List<Candidate> family) {
        if (family.size() < 2) {
            return Optional.empty();
        }
        String parent = family.getFirst().parents().getFirst();
        Chain chain = SiblingMerge.of(
                round.member(parent).candidate().chain(),
                family.stream().map(Candidate::chain).toList());
        List<String> parents = new ArrayList<>(List.of(parent));
        family.forEach(child -> parents.add(child.id()));
        return Optional.of(chain)
                .filter(admissible)
                .map(merged -> new Candidate(
                        merged.id(), merged, parents, OPERATOR, "what " + family.size() + " siblings gained, in one"));
    }

    private List<Outcome> ranked(List<Outcome> screened) {
        return screened.stream()
                .filter(Outcome::finished)
                .sorted(Comparator.comparingDouble(this::gain).reversed())
                .toList();
    }

    /** How much more its answers to the training cases are worth than its parent's. */
    private double gain(Outcome outcome) {
        Map<String, Double> before = new HashMap<>();
        round.parentOf(outcome.child()).train().results().stream()
                .filter(CaseResult::scored)
                .forEach(result -> before.put(result.subject().id(), result.score()));
        return outcome.seen().results().stream()
                .filter(result ->
                        result.scored() && before.containsKey(result.subject().id()))
                .mapToDouble(result ->
                        result.score() - before.getOrDefault(result.subject().id(), 0.0))
                .sum();
    }
}

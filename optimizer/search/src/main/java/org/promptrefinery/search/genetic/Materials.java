package org.promptrefinery.search.genetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.racing.Cell;
import org.promptrefinery.search.racing.Question;
import org.promptrefinery.search.racing.Rollouts;

/**
 * Sees to it that operators have wrong answers to learn from: a parent of which few are known is asked more training
 * cases, first those that most others fail.
 *
 * @param wanted wrong answers, and cases asked at a time
 */
record Materials(Rollouts rollouts, int wanted) {

    /** The parents, in order, with more answers on training cases where that is needed and can be paid. */
    List<Member> of(List<Member> parents, Round round) {
        List<Cell> hardestFirst = hardestFirst(round.members(), round.view());
        List<Question> questions = parents.stream()
                .map(parent -> new Question(parent.candidate().chain(), lacking(parent, hardestFirst)))
                .toList();
        try {
            List<Scorecard> cards = rollouts.of(questions);
            List<Member> enriched = new ArrayList<>();
            for (int i = 0; i < cards.size(); i++) {
                enriched.add(with(parents.get(i), cards.get(i)));
            }
            return enriched;
        } catch (BudgetExhausted spent) {
            return parents;
        }
    }

    private List<Cell> lacking(Member parent, List<Cell> hardestFirst) {
        long failed =
                parent.train().results().stream().filter(CaseResult::failed).count();
        if (failed >= wanted) {
            return List.of();
        }
        Set<String> asked = new HashSet<>();
        parent.train().results().forEach(result -> asked.add(result.subject().id()));
        return hardestFirst.stream()
                .filter(cell -> !asked.contains(cell.id()))
                .limit(wanted)
                .toList();
    }

    private static List<Cell> hardestFirst(List<Member> population, View view) {
        Map<String, Integer> failures = new HashMap<>();
        population.stream()
                .flatMap(member -> member.train().results().stream())
                .forEach(result -> failures.merge(result.subject().id(), result.failed() ? 1 : -1, Integer::sum));
        return view.train().cells().stream()
                .sorted(Comparator.comparingInt((Cell cell) -> failures.getOrDefault(cell.id(), 0))
                        .reversed())
                .toList();
    }

    private static Member with(Member parent, Scorecard more) {
        List<CaseResult> all = Stream.concat(parent.train().results().stream(), more.results().stream())
                .toList();
        return new Member(
                parent.candidate(), new Scorecard(all, parent.train().promptTokens()), parent.dev(), parent.island());
    }
}

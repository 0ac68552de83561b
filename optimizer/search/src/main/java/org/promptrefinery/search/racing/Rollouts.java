package org.promptrefinery.search.racing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Scorer;

/**
 * Has cells answered.
 *
 * @param scorer that runs them
 */
public record Rollouts(Scorer scorer) {

    /**
     * One scorecard for each question, in order, each with a result for each cell, in order. All are asked at once.
     *
     * @throws BudgetExhausted when that would overshoot what may be spent; nothing was asked then
     */
    public List<Scorecard> of(List<Question> questions) {
        List<Question> legs = questions.stream()
                .flatMap(question -> bySample(question).stream())
                .toList();
        Iterator<Scorecard> cards = scorer.score(legs.stream()
                        .map(leg -> new Assignment(
                                leg.chain(),
                                leg.cells().stream().map(Cell::original).toList(),
                                leg.cells().getFirst().sample()))
                        .toList())
                .iterator();
        return questions.stream().map(question -> card(question, cards)).toList();
    }

    private static List<Question> bySample(Question question) {
        Map<Integer, List<Cell>> legs = question.cells().stream()
                .collect(Collectors.groupingBy(Cell::sample, TreeMap::new, Collectors.toList()));
        return legs.values().stream()
                .map(cells -> new Question(question.chain(), cells))
                .toList();
    }

    private Scorecard card(Question question, Iterator<Scorecard> cards) {
        Map<String, CaseResult> results = new TreeMap<>();
        for (Question leg : bySample(question)) {
            List<CaseResult> answers = cards.next().results();
            for (int i = 0; i < answers.size(); i++) {
                Cell cell = leg.cells().get(i);
                results.put(cell.id(), relabelled(answers.get(i), cell));
            }
        }
        List<CaseResult> ordered = new ArrayList<>();
        question.cells().forEach(cell -> ordered.add(found(results, cell)));
        return new Scorecard(ordered, scorer.promptTokens(question.chain()));
    }

    private static CaseResult found(Map<String, CaseResult> results, Cell cell) {
        CaseResult result = results.get(cell.id());
        if (result == null) {
            throw new IllegalStateException("cell " + cell.id() + " was not answered");
        }
        return result;
    }

    private static CaseResult relabelled(CaseResult result, Cell cell) {
        return cell.sample() == 0
                ? result
                : new CaseResult(
                        cell.subject(),
                        result.answer(),
                        result.overall(),
                        result.gatesHeld(),
                        result.byEvaluator(),
                        result.steps());
    }
}

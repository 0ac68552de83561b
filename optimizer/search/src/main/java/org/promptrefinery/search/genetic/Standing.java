package org.promptrefinery.search.genetic;

import java.util.HashMap;
import java.util.Map;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;

/**
 * How a candidate stands to the best one so far: its score and broken gates differ from the best one's by what they
 * differ on the cases that have a score for both. Thus a missing score neither helps nor hurts, all candidates of a
 * generation can be put in one order, and where nothing is missing this is the plain mean and the plain count.
 *
 * @param score as it would be on all the cases of the best one
 * @param gatesBroken likewise
 */
record Standing(double score, int gatesBroken) {

    static Standing of(Scorecard own, Scorecard best) {
        Map<String, CaseResult> rivals = new HashMap<>();
        best.results().forEach(result -> rivals.put(result.subject().id(), result));
        double gained = 0;
        double weights = 0;
        int moreBroken = 0;
        for (CaseResult result : own.results()) {
            CaseResult rival = rivals.get(result.subject().id());
            if (rival != null && result.scored() && rival.scored()) {
                gained += result.subject().weight() * (result.score() - rival.score());
                weights += result.subject().weight();
                moreBroken += broken(result) - broken(rival);
            }
        }
        return weights == 0
                ? new Standing(own.score(), own.gatesBroken())
                : new Standing(best.score() + gained / weights, best.gatesBroken() + moreBroken);
    }

    private static int broken(CaseResult result) {
        return result.gatesHeld() ? 0 : 1;
    }

    /**
     * How answers differ from others to the same cases.
     *
     * @param better cases with a higher score
     * @param worse cases with a lower score
     */
    record Changes(int better, int worse) {}

    static Changes changes(Scorecard own, Scorecard other) {
        Map<String, CaseResult> rivals = new HashMap<>();
        other.results().forEach(result -> rivals.put(result.subject().id(), result));
        int better = 0;
        int worse = 0;
        for (CaseResult result : own.results()) {
            CaseResult rival = rivals.get(result.subject().id());
            if (rival != null && result.scored() && rival.scored()) {
                better += result.score() > rival.score() ? 1 : 0;
                worse += result.score() < rival.score() ? 1 : 0;
            }
        }
        return new Changes(better, worse);
    }
}

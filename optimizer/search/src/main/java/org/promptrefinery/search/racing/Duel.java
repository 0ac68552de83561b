package org.promptrefinery.search.racing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.statistics.LosingBet;

/**
 * A contender beside a rival whose answers to all cells are known. Cells that the rival fails come first: only there
 * can the contender gain, so that from then on it can only lose, and what it can still reach is known exactly. Answers
 * that have no score on either side count for neither.
 */
final class Duel {

    private static final double TINY = 1e-9;

    private final Map<String, CaseResult> rival = new HashMap<>();
    private final boolean tieWins;
    private final double heaviest;
    private double gained;
    private double hope;
    private int moreBroken;
    private int mendable;
    private int left;
    private LosingBet bet = LosingBet.START;

    /** @param tieWins whether the contender wins when it is as good */
    Duel(List<Cell> cells, Scorecard rival, boolean tieWins) {
        this.tieWins = tieWins;
        this.heaviest = cells.stream()
                .mapToDouble(cell -> cell.subject().weight())
                .max()
                .orElse(1);
        rival.results().forEach(result -> this.rival.put(result.subject().id(), result));
        cells.forEach(cell -> expect(answer(cell)));
    }

    private void expect(CaseResult known) {
        left++;
        hope += hope(known);
        mendable += broken(known);
    }

    /** Whether the contender can gain at a cell. */
    boolean canGain(Cell cell) {
        CaseResult known = answer(cell);
        return hope(known) > 0 || !known.gatesHeld();
    }

    /** Takes in the contender's answer to a cell. */
    void answered(CaseResult result) {
        CaseResult known = answer(result.subject().id());
        if (result.scored() && known.scored()) {
            double loss = weight(known) * (value(known) - value(result));
            if (hope(known) == 0) {
                bet = bet.after(loss / heaviest, Math.max(0, gained + hope) / (left * heaviest));
            }
            gained -= loss;
            moreBroken += broken(result) - broken(known);
        }
        left--;
        hope = left == 0 ? 0 : hope - hope(known);
        mendable -= broken(known);
    }

    /** Whether it cannot become better any more, whatever it answers from now on. */
    boolean outOfReach() {
        int fewestMore = moreBroken - mendable;
        boolean reachable = tieWins ? gained + hope > -TINY : gained + hope > TINY;
        return fewestMore > 0 || (fewestMore == 0 && !reachable);
    }

    /** Whether it is shown to be worse in the end; wrong with a probability of at most {@code errorRate}. */
    boolean lost(double errorRate) {
        return moreBroken >= 0 && bet.isLost(errorRate);
    }

    private CaseResult answer(Cell cell) {
        return answer(cell.id());
    }

    private CaseResult answer(String cell) {
        CaseResult known = rival.get(cell);
        if (known == null) {
            throw new IllegalStateException("the rival was not asked cell " + cell);
        }
        return known;
    }

    private static double hope(CaseResult known) {
        return known.scored() ? weight(known) * (1 - value(known)) : 0;
    }

    private static double weight(CaseResult result) {
        return result.subject().weight();
    }

    private static double value(CaseResult result) {
        return result.gatesHeld() ? result.score() : 0;
    }

    private static int broken(CaseResult result) {
        return result.gatesHeld() ? 0 : 1;
    }
}

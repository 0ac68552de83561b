package org.promptrefinery.search.genetic;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    /** The answers of the best one, by case. */
    static final class Rival {

        private final Scorecard card;
        private final Map<String, CaseResult> byCase = new HashMap<>();

        Rival(Scorecard card) {
            this.card = card;
            card.results().forEach(result -> byCase.put(result.subject().id(), result));
        }

        /** Its answer to the same case, when both have a score. */
        private Optional<CaseResult> comparable(CaseResult own) {
            return Optional.ofNullable(byCase.get(own.subject().id())).filter(rival -> own.scored() && rival.scored());
        }
    }

    static Standing of(Scorecard own, Rival best) {
        double gained = 0;
        double weights = 0;
        int moreBroken = 0;
        for (CaseResult result : own.results()) {
            Optional<CaseResult> rival = best.comparable(result);
            if (rival.isPresent()) {
                gained += result.subject().weight()
                        * (result.score() - rival.get().score());
                weights += result.subject().weight();
                moreBroken += broken(result) - broken(rival.get());
            }
        }
        return weights == 0
                ? new Standing(own.score(), own.gatesBroken())
                : new Standing(best.card.score() + gained / weights, best.card.gatesBroken() + moreBroken);
    }

    private static int broken(CaseResult result) {
        return result.gatesHeld() ? 0 : 1;
    }

    /**
     * How answers differ from the best one's to the same cases.
     *
     * @param better cases with a higher score
     * @param worse cases with a lower score
     */
    record Changes(int better, int worse) {

        /** Whether there are more better ones, by so many standard deviations of what chance would make. */
        boolean isClearGain(double deviations) {
            return better > worse && better - worse >= deviations * Math.sqrt(better + worse);
        }
    }

    static Changes changes(Scorecard own, Rival best) {
        int better = 0;
        int worse = 0;
        for (CaseResult result : own.results()) {
            double difference = best.comparable(result)
                    .map(rival -> result.score() - rival.score())
                    .orElse(0.0);
            better += difference > 0 ? 1 : 0;
            worse += difference < 0 ? 1 : 0;
        }
        return new Changes(better, worse);
    }
}

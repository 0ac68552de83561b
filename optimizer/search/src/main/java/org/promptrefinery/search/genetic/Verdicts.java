package org.promptrefinery.search.genetic;

import java.util.Map;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;

/** Scorecards as a single evaluator would have them. */
final class Verdicts {

    private static final Verdict NONE = new Verdict.Unscored("no verdict");

    private Verdicts() {}

    /** The same results with the verdict of one evaluator as the whole. */
    static Scorecard of(Scorecard card, String evaluator) {
        return new Scorecard(
                card.results().stream()
                        .map(result -> new CaseResult(
                                result.subject(),
                                result.answer(),
                                result.byEvaluator().getOrDefault(evaluator, NONE),
                                true,
                                Map.of()))
                        .toList(),
                card.promptTokens());
    }
}

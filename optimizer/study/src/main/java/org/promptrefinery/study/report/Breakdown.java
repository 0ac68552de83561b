package org.promptrefinery.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;

/**
 * The score of a part of the whole.
 *
 * @param name of the evaluator or the tag
 * @param score weighted mean over what is scored, in [0, 1]; 0 when nothing is
 * @param scored how many cases have a score
 * @param cases how many there are
 * @param gatesBroken how many answers break a gate; empty for what is no gate
 */
record Breakdown(String name, double score, int scored, int cases, OptionalInt gatesBroken) {

    /** How many of how many cases have a score. */
    String coverage() {
        return scored + "/" + cases;
    }

    /** A row for the whole. */
    static Breakdown overall(Scorecard card) {
        return of("all", card);
    }

    /** A row for each evaluator, in job order. */
    static List<Breakdown> byEvaluator(Evaluation evaluation, Scorecard card) {
        return evaluation.parts().stream().map(part -> of(part, card)).toList();
    }

    /** A row for each tag, by name. */
    static List<Breakdown> byTag(Scorecard card) {
        SortedSet<String> tags = new TreeSet<>();
        card.results().forEach(result -> tags.addAll(result.subject().tags()));
        List<Breakdown> rows = new ArrayList<>();
        for (String tag : tags) {
            List<CaseResult> tagged = card.results().stream()
                    .filter(result -> result.subject().tags().contains(tag))
                    .toList();
            rows.add(of(tag, new Scorecard(tagged, card.promptTokens())));
        }
        return rows;
    }

    private static Breakdown of(String name, Scorecard card) {
        return new Breakdown(
                name, card.score(), card.scored(), card.results().size(), OptionalInt.of(card.gatesBroken()));
    }

    /** The verdicts of one evaluator alone, as if it were the whole. */
    private static Breakdown of(Evaluation.Part part, Scorecard card) {
        String name = part.evaluator().name();
        List<CaseResult> alone = card.results().stream()
                .map(result -> alone(result, name, part.gate()))
                .toList();
        Breakdown row = of(name, new Scorecard(alone, card.promptTokens()));
        return part.gate() ? row : new Breakdown(name, row.score(), row.scored(), row.cases(), OptionalInt.empty());
    }

    private static CaseResult alone(CaseResult result, String evaluator, boolean gate) {
        Verdict verdict = Optional.ofNullable(result.byEvaluator().get(evaluator))
                .orElseGet(() -> new Verdict.Unscored("not judged"));
        boolean held = !(gate && verdict instanceof Verdict.Scored scored && scored.score() < 1);
        return new CaseResult(result.subject(), result.answer(), verdict, held, Map.of());
    }
}

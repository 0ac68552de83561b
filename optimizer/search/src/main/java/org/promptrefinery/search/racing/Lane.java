package org.promptrefinery.search.racing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.statistics.LosingBet;

/** One entrant on its way: the cases in its own order, what it answered, and how it compares to its parent so far. */
final class Lane {

    private static final double ERROR_RATE = 0.05;

    private final Entrant entrant;
    private final int tokens;
    private final List<Case> order;
    private final Map<String, CaseResult> parent = new HashMap<>();
    private final Map<String, CaseResult> answered = new LinkedHashMap<>();
    private LosingBet bet = LosingBet.START;
    private Optional<String> verdict = Optional.empty();

    /** @param order all dev cases, those of the screening first */
    Lane(Entrant entrant, int tokens, List<Case> order) {
        this.entrant = entrant;
        this.tokens = tokens;
        this.order = List.copyOf(order);
        entrant.parent().results().forEach(result -> parent.put(result.subject().id(), result));
    }

    boolean isRunning() {
        return verdict.isEmpty() && answered.size() < order.size();
    }

    /** The next cases to answer. */
    List<Case> next(int size) {
        return order.subList(answered.size(), Math.min(order.size(), answered.size() + size));
    }

    void screened(Scorecard card) {
        record(card);
        if (!beatsParentSoFar()) {
            verdict = Optional.of("screened out: no better than its parent on " + answered.size() + " dev cases");
        }
    }

    void raced(Scorecard card) {
        record(card);
        if (verdict.isEmpty() && bet.isLost(ERROR_RATE) && brokenSoFar() >= parentBrokenSoFar()) {
            verdict = Optional.of("lost the race: worse than its parent on " + answered.size() + " dev cases");
        }
    }

    /** A child that gets no verdict where it is weak would look strong, so too many of those drop it. */
    Outcome outcome(List<Case> dev, double maxUnscored) {
        Scorecard seen = new Scorecard(List.copyOf(answered.values()), tokens);
        if (!isRunning() && verdict.isEmpty() && seen.exceeds(maxUnscored)) {
            verdict = Optional.of("dropped: only " + seen.coverage() + " of its answers got a score");
        }
        Optional<Scorecard> finished = verdict.isPresent() || answered.size() < order.size()
                ? Optional.empty()
                : Optional.of(new Scorecard(
                        dev.stream().map(subject -> result(answered, subject)).toList(), tokens));
        return new Outcome(entrant.child(), seen, finished, verdict.orElse("finished the race"));
    }

    private void record(Scorecard card) {
        for (CaseResult result : card.results()) {
            answered.put(result.subject().id(), result);
            CaseResult rival = result(parent, result.subject());
            if (result.scored() && rival.scored()) {
                bet = bet.after(value(result) - value(rival));
            }
        }
    }

    private boolean beatsParentSoFar() {
        if (brokenSoFar() != parentBrokenSoFar()) {
            return brokenSoFar() < parentBrokenSoFar();
        }
        return bet.sum() < 0 || (bet.sum() == 0 && tokens < entrant.parent().promptTokens());
    }

    private int brokenSoFar() {
        return broken(comparable());
    }

    private int parentBrokenSoFar() {
        return broken(comparable().map(result -> result(parent, result.subject())));
    }

    /** Answers to cases at which both the child and its parent have a score. */
    private Stream<CaseResult> comparable() {
        return answered.values().stream()
                .filter(result ->
                        result.scored() && result(parent, result.subject()).scored());
    }

    private static int broken(Stream<CaseResult> results) {
        return (int) results.filter(result -> !result.gatesHeld()).count();
    }

    private static double value(CaseResult result) {
        return result.gatesHeld() ? result.score() : 0;
    }

    private static CaseResult result(Map<String, CaseResult> results, Case subject) {
        CaseResult result = results.get(subject.id());
        if (result == null) {
            throw new IllegalStateException("case " + subject.id() + " was not answered");
        }
        return result;
    }
}

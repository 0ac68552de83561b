package org.promptrefinery.search.racing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;

/** One child's way through a race. */
final class Lane {

    private final Entrant entrant;
    private final int tokens;
    private final Duel duel;
    private final List<Cell> hard;
    private final List<Cell> easy;
    private final Map<String, CaseResult> answered = new LinkedHashMap<>();
    private Optional<String> verdict = Optional.empty();
    private int fresh;
    private boolean brokenOff;

    Lane(Entrant entrant, int tokens, Demand demand) {
        this.entrant = entrant;
        this.tokens = tokens;
        boolean tie = demand.isMetByTie(tokens, entrant.rival().promptTokens());
        this.duel = new Duel(entrant.cells(), entrant.rival(), tie);
        entrant.known().forEach(this::record);
        List<Cell> open = entrant.cells().stream()
                .filter(cell -> !answered.containsKey(cell.id()))
                .toList();
        this.hard = open.stream().filter(duel::canGain).toList();
        this.easy = open.stream().filter(cell -> !duel.canGain(cell)).toList();
        if (!entrant.cells().isEmpty() && duel.outOfReach()) {
            verdict = Optional.of("cannot become better than its rival");
        }
    }

    boolean isRunning() {
        return verdict.isEmpty() && answered.size() < entrant.cells().size();
    }

    /** The next cells, no more than a block, and none that the rival passes before all that it fails. */
    Question next(int block) {
        boolean still = fresh < hard.size();
        List<Cell> part = still ? hard : easy;
        int from = still ? fresh : fresh - hard.size();
        return new Question(entrant.child().chain(), part.subList(from, Math.min(part.size(), from + block)));
    }

    void took(Scorecard card, double errorRate) {
        card.results().forEach(this::record);
        fresh += card.results().size();
        String after = " after " + answered.size() + " of " + entrant.cells().size() + " cases";
        if (duel.outOfReach()) {
            verdict = Optional.of("cannot become better than its rival" + after);
        } else if (isRunning() && duel.lost(errorRate)) {
            verdict = Optional.of("lost the race: worse than its rival" + after);
        }
    }

    private void record(CaseResult result) {
        answered.put(result.subject().id(), result);
        duel.answered(result);
    }

    void breakOff(String why) {
        brokenOff = true;
        verdict = Optional.of(why);
    }

    Outcome outcome(double maxUnscored) {
        List<CaseResult> seen = new ArrayList<>();
        for (Cell cell : entrant.cells()) {
            Optional.ofNullable(answered.get(cell.id())).ifPresent(seen::add);
        }
        Scorecard card = new Scorecard(seen, tokens);
        if (verdict.isEmpty() && card.exceeds(maxUnscored)) {
            verdict = Optional.of("dropped: only " + card.coverage() + " of its answers got a score");
        }
        return new Outcome(entrant.child(), card, end(), verdict.orElse("finished the race"));
    }

    private Outcome.End end() {
        return brokenOff ? Outcome.End.BROKEN_OFF : verdict.isEmpty() ? Outcome.End.FINISHED : Outcome.End.DROPPED;
    }
}

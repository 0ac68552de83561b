package org.promptrefinery.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.Outcome.FrontPoint;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.history.Score;
import org.promptrefinery.study.history.Step;
import org.promptrefinery.study.history.TriedCandidate;

/**
 * What sections of a page ask of a run.
 *
 * @param history the run
 * @param cases what became of its cases; none while it goes on
 * @param settings all that decided the run, as text; empty when that is not known
 */
record RunView(RunHistory history, CaseBook cases, String settings) {

    Optional<Outcome> outcome() {
        return history.outcome();
    }

    /** The first prompt; empty when none was scored yet. */
    Optional<TriedCandidate> seed() {
        return Optional.ofNullable(history.candidates().firstEntry()).map(Map.Entry::getValue);
    }

    Optional<Step> lastStep() {
        return history.steps().isEmpty()
                ? Optional.empty()
                : Optional.of(history.steps().getLast());
    }

    /** The winner; while there is none, the best so far. */
    Optional<TriedCandidate> best() {
        return outcome()
                .map(outcome -> outcome.winner().id())
                .or(() -> lastStep()
                        .flatMap(step -> step.population().stream().findFirst())
                        .map(Step.Survivor::id))
                .map(history.candidates()::get);
    }

    /** What the best is called. */
    String bestName() {
        return outcome().isPresent() ? "winner" : "best so far";
    }

    /** From the seed to the best. */
    List<TriedCandidate> lineage() {
        return best().map(best -> history.lineage(best.candidate().id())).orElse(List.of());
    }

    /** Prompts that nothing beats; of a run that goes on, those of its last population. */
    List<FrontPoint> front() {
        return outcome().map(Outcome::front).filter(front -> !front.isEmpty()).orElseGet(() -> lastStep()
                .map(RunView::front)
                .orElse(List.of()));
    }

    private static List<FrontPoint> front(Step step) {
        String best =
                step.population().isEmpty() ? "" : step.population().getFirst().id();
        return step.population().stream()
                .filter(member -> step.population().stream().noneMatch(other -> beats(other.dev(), member.dev())))
                .map(member -> new FrontPoint(
                        member.id(),
                        member.dev().score(),
                        member.dev().tokens(),
                        member.id().equals(best)))
                .toList();
    }

    private static boolean beats(Score one, Score other) {
        boolean noWorse = one.score() >= other.score() && one.tokens() <= other.tokens();
        return noWorse && (one.score() > other.score() || one.tokens() < other.tokens());
    }

    /** How the seed fares on the dev cases. */
    Optional<Score> seedDev() {
        return history.steps().stream()
                .findFirst()
                .flatMap(step -> step.population().stream().findFirst())
                .map(Step.Survivor::dev);
    }
}

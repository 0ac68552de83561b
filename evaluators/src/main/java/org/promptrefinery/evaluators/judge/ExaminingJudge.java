package org.promptrefinery.evaluators.judge;

import java.util.Iterator;
import java.util.List;
import org.promptrefinery.evaluators.Calls;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Has a model judge each answer by itself. */
final class ExaminingJudge implements Evaluator {

    private final Examination examination;
    private final Interviewer interviewer;

    ExaminingJudge(Examination examination, Interviewer interviewer) {
        this.examination = examination;
        this.interviewer = interviewer;
    }

    @Override
    public String name() {
        return examination.name();
    }

    @Override
    public String version() {
        return interviewer.version();
    }

    /** Not even greedy decoding gives the same text every time on most servers, and no model says so of itself. */
    @Override
    public boolean deterministic() {
        return false;
    }

    @Override
    public boolean needsReference() {
        return examination.needsReference();
    }

    /** None for an answer to a case without the reference that is needed. */
    @Override
    public List<Calls> calls() {
        return List.of(interviewer.calls(needsReference() ? 0 : 1, 1));
    }

    @Override
    public List<Verdict> judge(List<Trial> trials) {
        if (!interviewer.ready()) {
            return Silence.everywhere(trials);
        }
        Iterator<Outcome> outcomes = interviewer
                .ask(trials.stream()
                        .filter(this::canBeJudged)
                        .map(trial -> Dossier.of(examination.exhibits(trial)))
                        .toList())
                .iterator();
        return trials.stream()
                .map(trial -> canBeJudged(trial) ? verdict(outcomes.next()) : Silence.NO_REFERENCE)
                .toList();
    }

    private boolean canBeJudged(Trial trial) {
        return !needsReference() || !trial.subject().references().isEmpty();
    }

    private Verdict verdict(Outcome outcome) {
        return outcome instanceof Outcome.Ruling ruling
                ? examination.verdict(ruling)
                : new Verdict.Unscored(interviewer.complaint(outcome));
    }
}

package org.promptrefinery.evaluators;

import java.util.List;

/** An evaluator that judges each answer by itself, always in the same way. */
public abstract class Judging implements Evaluator {

    private final String name;
    private final boolean needsReference;

    /**
     * @param name with the options that change the outcome
     * @param needsReference whether a case without a reference cannot be judged
     */
    protected Judging(String name, boolean needsReference) {
        this.name = name;
        this.needsReference = needsReference;
    }

    /** The verdict on one answer; never thrown from, whatever the answer says. */
    protected abstract Verdict verdict(Trial trial);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public final boolean deterministic() {
        return true;
    }

    @Override
    public final boolean needsReference() {
        return needsReference;
    }

    @Override
    public final List<Verdict> judge(List<Trial> trials) {
        return trials.stream().map(this::judged).toList();
    }

    private Verdict judged(Trial trial) {
        return needsReference && trial.subject().references().isEmpty()
                ? new Verdict.Unscored("the case has no reference answer")
                : verdict(trial);
    }
}

package org.promptrefinery.report.live;

import java.nio.file.Files;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.run.Journal;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunLock;

/** How a run stands. */
public enum RunState {
    /** Somebody works on it. */
    RUNNING("running"),
    /** Somebody works on it, and was asked to end. */
    STOPPING("stopping"),
    /** It came to its end. */
    FINISHED("finished"),
    /** It ended before its time, with a result: its budget was spent, or somebody stopped it. */
    STOPPED("stopped"),
    /** It was broken off; {@code optimize --resume} goes on with it. */
    INTERRUPTED("interrupted");

    private final String word;

    RunState(String word) {
        this.word = word;
    }

    /** The state for a person. */
    public String word() {
        return word;
    }

    /** How this run stands now. */
    static RunState of(RunHistory run) {
        if (RunLock.isHeld(run.folder())) {
            return Files.exists(run.folder().stop()) ? STOPPING : RUNNING;
        }
        return run.outcome()
                .map(outcome -> switch (outcome.ending()) {
                    case FINISHED -> FINISHED;
                    case STOPPED_EARLY -> STOPPED;
                    case INTERRUPTED -> INTERRUPTED;
                })
                .orElseGet(() -> withoutOutcome(run.folder()));
    }

    /** Runs of earlier versions have no file that says what came of them. */
    private static RunState withoutOutcome(RunFolder run) {
        return Journal.contains(run.journal(), "proof") ? FINISHED : INTERRUPTED;
    }
}

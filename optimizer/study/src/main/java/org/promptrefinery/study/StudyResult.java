package org.promptrefinery.study;

import java.time.Duration;
import java.util.Optional;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;

/**
 * What came of a study.
 *
 * @param baseline the job's prompt
 * @param last the last generation that was finished; its best is the winner
 * @param proof on the test split; empty when the study was interrupted
 * @param ending why it ended
 * @param reason the same for a person
 * @param spent what it cost
 */
public record StudyResult(
        Member baseline, Generation last, Optional<Proof> proof, Ending ending, String reason, Spent spent) {

    /** Why a study ends. */
    public enum Ending {
        FINISHED,
        STOPPED_EARLY,
        INTERRUPTED
    }

    /**
     * What a start of the program cost.
     *
     * @param answers of the model that is prompted
     * @param verdicts of judge models
     */
    public record Spent(Duration time, Count answers, Count verdicts) {

        public int completions() {
            return answers.fresh();
        }

        public int cached() {
            return answers.cached();
        }
    }

    /**
     * Completions of one kind.
     *
     * @param fresh asked now
     * @param cached answered from what had been paid for before
     */
    public record Count(int fresh, int cached) {}

    public Member winner() {
        return last.best();
    }
}

package org.promptrefinery.study;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Spent;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;

/**
 * What came of a study.
 *
 * @param baseline the job's prompt
 * @param last the last generation that was finished; its best is the winner
 * @param proof on the test split; empty when the study was interrupted, or the model could not be asked any more
 * @param ending why it ended
 * @param reason the same for a person
 * @param spent what it cost
 */
public record StudyResult(
        Member baseline, Generation last, Optional<Proof> proof, Ending ending, String reason, Expense spent) {

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
    public record Expense(Duration time, Spent answers, Spent verdicts) {

        /** As a ledger has it. */
        public static Expense of(Duration time, Ledger ledger) {
            return new Expense(time, ledger.spent(Purpose.TASK), ledger.spent(Purpose.JUDGE));
        }

        /** By purpose, those without a completion left out but for the model that is prompted. */
        public Map<Purpose, Spent> byPurpose() {
            Map<Purpose, Spent> all = new EnumMap<>(Purpose.class);
            all.put(Purpose.TASK, answers);
            if (verdicts.cached() + verdicts.asked().completions() > 0) {
                all.put(Purpose.JUDGE, verdicts);
            }
            return all;
        }
    }

    public Member winner() {
        return last.best();
    }

    /**
     * How much greater the winner's gain is on dev, where it was chosen, than on test; empty without a proof. A share
     * of the score: 0.05 means that dev promised 5 points too many.
     */
    public OptionalDouble optimism() {
        MatchedPairs dev = MatchedPairs.of(baseline.dev(), winner().dev());
        return proof.stream()
                .mapToDouble(
                        held -> dev.after() - dev.before() - held.comparison().difference())
                .findFirst();
    }
}

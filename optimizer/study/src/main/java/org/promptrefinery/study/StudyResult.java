package org.promptrefinery.study;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Spent;
import org.promptrefinery.search.Conclusion;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;

/**
 * What came of a study.
 *
 * @param baseline the job's prompt
 * @param last the last generation that was finished
 * @param conclusion what it comes to
 * @param proof on the test split; empty when the study was interrupted, or the model could not be asked any more
 * @param ablation what the sections of the winner contribute; nothing without a proof
 * @param retrieval how well passages were chosen; nothing where none are looked up
 * @param ending why it ended
 * @param reason the same for a person
 * @param spent what it cost
 */
public record StudyResult(
        Member baseline,
        Generation last,
        Conclusion conclusion,
        Optional<Proof> proof,
        Ablation ablation,
        Retrieval retrieval,
        Ending ending,
        String reason,
        Expense spent) {

    /** Why a study ends. */
    public enum Ending {
        FINISHED,
        STOPPED_EARLY,
        INTERRUPTED
    }

    /**
     * What a start of the program cost.
     *
     * @param each by what models are for
     */
    public record Expense(Duration time, Map<Purpose, Spent> each) {

        public Expense {
            each = Collections.unmodifiableMap(new TreeMap<>(each));
        }

        /** As a ledger has it. */
        public static Expense of(Duration time, Ledger ledger) {
            return new Expense(time, each(ledger));
        }

        static Map<Purpose, Spent> each(Ledger ledger) {
            return Arrays.stream(Purpose.values()).collect(Collectors.toMap(purpose -> purpose, ledger::spent));
        }

        /** Of the model that is prompted. */
        public Spent answers() {
            return on(Purpose.TASK);
        }

        /** Of the reflector model. */
        public Spent thoughts() {
            return on(Purpose.REFLECTOR);
        }

        /** Of judge models. */
        public Spent verdicts() {
            return on(Purpose.JUDGE);
        }

        /** By purpose, those without a completion left out but for the model that is prompted. */
        public Map<Purpose, Spent> byPurpose() {
            Map<Purpose, Spent> all = new TreeMap<>(each);
            all.values().removeIf(spent -> spent.cached() + spent.asked().completions() == 0);
            all.put(Purpose.TASK, answers());
            return all;
        }

        private Spent on(Purpose purpose) {
            return each.getOrDefault(purpose, Spent.NOTHING);
        }
    }

    public Member winner() {
        return conclusion.winner();
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

package org.promptrefinery.study.diagnosis;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.promptrefinery.inference.metering.StopRequested;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.study.StudyResult;

/** How far a diagnosis comes: what cannot be paid is left out, and nothing is begun once somebody wants to stop. */
final class Course {

    private static final String INTERRUPTED = "interrupted";

    private final SequencedMap<Technique, String> untried = new LinkedHashMap<>();
    private final Set<Technique> cut = EnumSet.noneOf(Technique.class);
    private Optional<String> refusal = Optional.empty();
    private boolean interrupted;

    /** Tries those techniques that apply. */
    void tryAll(Collection<Technique> techniques, Probes probes, Offer offer, Cost own) {
        for (Technique technique : techniques) {
            Optional<Optional<String>> hindrance = attempt(() -> hindrance(probes, technique, offer, own));
            if (hindrance.isEmpty()) {
                cut.add(technique);
            }
            hindrance.orElseGet(() -> Optional.of(reason())).ifPresent(why -> untried.put(technique, why));
        }
    }

    /** The result of some asking; empty when it cannot be paid or somebody wants to stop. */
    <T> Optional<T> attempt(Supplier<T> asking) {
        if (interrupted) {
            return Optional.empty();
        }
        try {
            return Optional.of(asking.get());
        } catch (BudgetExhausted exhausted) {
            refusal = refusal.or(() -> Optional.of(String.valueOf(exhausted.getMessage())));
        } catch (StopRequested stopped) {
            interrupted = true;
        }
        return Optional.empty();
    }

    /** Why techniques were not tried. */
    SequencedMap<Technique, String> untried() {
        return untried;
    }

    /** Whether something was left out that should have been asked. */
    boolean isCut() {
        return interrupted || refusal.isPresent();
    }

    /** Whether a technique was left out though it applies. */
    boolean isCut(Technique technique) {
        return cut.contains(technique);
    }

    StudyResult.Ending ending() {
        if (interrupted) {
            return StudyResult.Ending.INTERRUPTED;
        }
        return refusal.isPresent() ? StudyResult.Ending.STOPPED_EARLY : StudyResult.Ending.FINISHED;
    }

    /** Why it ended, for a person. */
    String reason() {
        return interrupted ? INTERRUPTED : refusal.orElse("all that applies was tried");
    }

    private static Optional<String> hindrance(Probes probes, Technique technique, Offer offer, Cost own) {
        try {
            probes.run(technique, offer, own);
            return Optional.empty();
        } catch (Probes.Inapplicable inapplicable) {
            return Optional.of(String.valueOf(inapplicable.getMessage()));
        }
    }
}

package org.promptrefinery.study.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * What a diagnosis recommends.
 *
 * @param headline one sentence
 * @param reasons further sentences, what was measured first; each can stand alone
 * @param gain what the recommended technique gained; empty where none is recommended
 */
public record Advice(Kind kind, String headline, List<String> reasons, Optional<Gain> gain) {

    /** What sort of thing to do next. */
    public enum Kind {
        /** Nothing is wrong that was asked. */
        NOTHING_TO_DO,
        /** A technique helps. */
        TECHNIQUE,
        /** A better model helps more than any technique. */
        BETTER_MODEL,
        /** Labels or answers are noisy, so that nothing else can be told or gained before. */
        LESS_NOISE,
        /** Nothing that was tried helps, though it would have been seen. */
        FINE_TUNING,
        /** There are too few cases to say. */
        MORE_CASES,
        /** The diagnosis ended before it could say. */
        UNDECIDED
    }

    public Advice {
        reasons = List.copyOf(reasons);
    }
}

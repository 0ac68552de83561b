package org.promptrefinery.search.landscape;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How rules act together in a landscape.
 *
 * @param demands a rule that works only with another
 * @param conflicts two rules of which neither works beside the other
 * @param places where rules must stand
 * @param lure a text that helps at first and stands in the way later
 */
record Laws(
        List<Demand> demands,
        List<Conflict> conflicts,
        List<Place> places,
        Optional<Lure> lure,
        Length length,
        Chance chance) {

    static final Laws NONE = new Laws(
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            new Length(Integer.MAX_VALUE, 0),
            new Chance(1, 0, false));

    /** One rule does nothing without another. */
    record Demand(int rule, int needed) {}

    /** Two rules cancel each other unless a third one says how they go together. */
    record Conflict(int one, int other, int resolver) {

        boolean concerns(int rule) {
            return rule == one || rule == other;
        }

        int rival(int rule) {
            return rule == one ? other : one;
        }
    }

    /** Where a rule must stand among those that are understood. */
    sealed interface Place {

        int rule();

        /** Before all others. */
        record First(int rule) implements Place {}

        /** After all others. */
        record Last(int rule) implements Place {}

        /** Before one other, if that is there. */
        record Before(int rule, int other) implements Place {}
    }

    /**
     * A text that makes the model guess.
     *
     * @param inSeed whether the first prompt has it, so that it must be removed; else a reflector may come up with it
     * @param guess chance that a guess is right, which is a gain while rules are missing
     * @param hampered rules that hardly work beside it
     * @param working chance that they do
     * @param suspected chance that a reflector that looks at an answer blames the lure
     */
    record Lure(String text, boolean inSeed, double guess, Set<Integer> hampered, double working, double suspected) {}

    /**
     * What a long prompt costs.
     *
     * @param free sentences that cost nothing
     * @param penalty what each further one takes from the chance of a right answer
     */
    record Length(int free, double penalty) {}

    /**
     * What is left to chance.
     *
     * @param competence chance of a right answer where every rule works
     * @param guess chance that a rule that does not work is not missed
     * @param fresh whether each prompt and sample draws anew; else a case is hard or easy for all
     */
    record Chance(double competence, double guess, boolean fresh) {}

    Laws withDemands(List<Demand> others, List<Conflict> rivals) {
        return new Laws(others, rivals, places, lure, length, chance);
    }

    Laws with(List<Place> others) {
        return new Laws(demands, conflicts, others, lure, length, chance);
    }

    Laws with(Lure other) {
        return new Laws(demands, conflicts, places, Optional.of(other), length, chance);
    }

    Laws with(Length other) {
        return new Laws(demands, conflicts, places, lure, other, chance);
    }

    Laws with(Chance other) {
        return new Laws(demands, conflicts, places, lure, length, other);
    }
}

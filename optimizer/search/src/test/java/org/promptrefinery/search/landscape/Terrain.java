package org.promptrefinery.search.landscape;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.promptrefinery.search.landscape.Laws.Chance;
import org.promptrefinery.search.landscape.Laws.Conflict;
import org.promptrefinery.search.landscape.Laws.Demand;
import org.promptrefinery.search.landscape.Laws.Length;
import org.promptrefinery.search.landscape.Laws.Lure;
import org.promptrefinery.search.landscape.Laws.Place;

/** Kinds of landscapes, each with its own trap; a seed makes one of them. */
public enum Terrain {
    /** Every rule helps by itself. */
    SEPARABLE,
    /** Some rules work only with another, and some get into each other's way. */
    INTERACTING,
    /** A general hint is an early gain, and half of the rules do not work beside it. */
    DECEPTIVE,
    /**
     * The first prompt has a line that helps a little while no rule is there and makes nearly every rule useless, as in
     * VISTA.
     */
    DEFECTIVE,
    /** The same prompt answers differently by chance, and the best one is often wrong. */
    NOISY,
    /** Rules work only in the right place. */
    ORDERED,
    /** Each sentence beyond a few costs more than a rare rule brings. */
    LONG,
    /** No prompt is better than another, and answers are tosses of a coin. */
    FLAT;

    private static final String HINT = "Where you are unsure, go for what is usual.";
    private static final String DEFECT = "State the answer at once and do not think about it.";
    private static final int USUAL_RULES = 10;
    private static final int MANY_RULES = 14;
    private static final double COMPETENCE = 0.97;

    /** The terrains on which something can be won. */
    public static List<Terrain> all() {
        return List.of(SEPARABLE, INTERACTING, DECEPTIVE, DEFECTIVE, NOISY, ORDERED, LONG);
    }

    /** The landscape that follows from a seed. */
    public Landscape at(long seed) {
        Ground ground = new Ground(seed * values().length + ordinal(), this == LONG ? MANY_RULES : USUAL_RULES);
        return ground.landscape(laws(ground), this == DEFECTIVE ? List.of(DEFECT) : List.of(), this != FLAT);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Rules of low numbers are needed by most cases; where rules act together, a frequent one is among them. */
    private Laws laws(Ground ground) {
        Laws sure = Laws.NONE.with(new Chance(COMPETENCE, 0, false));
        List<Integer> order = ground.order();
        return switch (this) {
            case SEPARABLE -> Laws.NONE;
            case INTERACTING ->
                sure.withDemands(
                        List.of(new Demand(0, 7), new Demand(2, 5), new Demand(5, 8)),
                        List.of(new Conflict(1, 3, 9), new Conflict(4, 6, 8)));
            case DECEPTIVE -> sure.with(new Lure(HINT, false, 0.35, odd(USUAL_RULES), 0.35, 0.2));
            case DEFECTIVE -> sure.with(new Lure(DEFECT, true, 0.12, every(USUAL_RULES), 0.3, 0.1));
            case NOISY -> Laws.NONE.with(new Chance(0.85, 0.15, true));
            case ORDERED ->
                sure.with(List.of(
                        new Place.First(order.getFirst()),
                        new Place.Last(order.getLast()),
                        new Place.Before(order.get(1), order.get(3)),
                        new Place.Before(order.get(2), order.get(5)),
                        new Place.Before(order.get(4), order.get(8))));
            case LONG -> sure.with(new Length(5, 0.035));
            case FLAT -> Laws.NONE.with(new Chance(0.5, 1, true));
        };
    }

    private static Set<Integer> odd(int count) {
        return IntStream.range(0, count).filter(rule -> rule % 2 == 1).boxed().collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Integer> every(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toUnmodifiableSet());
    }
}

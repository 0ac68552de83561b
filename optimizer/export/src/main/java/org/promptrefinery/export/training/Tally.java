package org.promptrefinery.export.training;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is taken and what is left out. */
final class Tally {

    private final Map<Part, Long> rows = new EnumMap<>(Part.class);
    private final Map<Source, Long> sources = new EnumMap<>(Source.class);
    private final Map<Boolean, Long> labels = new TreeMap<>();
    private final Map<Loss, Long> losses = new EnumMap<>(Loss.class);

    void take(Part part, Example example) {
        rows.merge(part, 1L, Long::sum);
        sources.merge(example.source(), 1L, Long::sum);
        if (example instanceof Example.Labelled labelled) {
            labels.merge(labelled.right(), 1L, Long::sum);
        }
    }

    void lose(Loss why) {
        lose(why, 1);
    }

    void lose(Loss why, long count) {
        if (count > 0) {
            losses.merge(why, count, Long::sum);
        }
    }

    long rows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Examples in each file. */
    Map<Part, Long> byPart() {
        return rows;
    }

    /** Examples by where their right answer comes from; a wrong one alone, by who says so. */
    Map<Source, Long> bySource() {
        return sources;
    }

    /** Labelled examples by whether their answer is right; none where examples have no label. */
    Map<Boolean, Long> byLabel() {
        return labels;
    }

    /** What was left out. */
    Map<Loss, Long> lost() {
        return losses;
    }
}

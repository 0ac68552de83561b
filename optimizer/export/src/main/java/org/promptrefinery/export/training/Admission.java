package org.promptrefinery.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets through what is about cases that may be learned from, and counts what is turned away.
 *
 * @param withDev whether dev cases may be learned from
 */
record Admission(Roll roll, boolean withDev, Tally tally) {

    /** The case of this id, if something may be learned from it and it is in the slice. */
    Optional<Roll.Entry> of(String id, Slice slice) {
        Optional<Roll.Entry> entry = roll.find(id);
        Optional<Loss> bar = entry.isEmpty() ? Optional.of(Loss.UNKNOWN_CASE) : roll.bar(entry.get(), withDev);
        if (bar.isPresent() && slice.isFirst()) {
            tally.lose(bar.get());
        }
        return bar.isPresent() ? Optional.empty() : entry.filter(asked -> slice.holds(asked.asks()));
    }

    /** All cases that something may be learned from. */
    List<Roll.Entry> all() {
        List<Roll.Entry> all = new ArrayList<>();
        for (Roll.Entry entry : roll.all()) {
            if (roll.bar(entry, withDev).isEmpty()) {
                all.add(entry);
            }
        }
        return all;
    }
}

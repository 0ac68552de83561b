package org.promptrefinery.export.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;

/**
 * Which case belongs to which part. The job's own split decides, whatever a file says, so that no test case gets in by
 * a wrong label.
 */
final class Roll {

    /**
     * A case in its part.
     *
     * @param asks what it asks, by which cases that ask the same are one question
     */
    record Entry(Case subject, Part part, Fingerprint asks) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<Fingerprint> tested = new HashSet<>();

    private Roll() {}

    static Roll of(Split split) {
        Roll roll = new Roll();
        roll.enter(split.train(), Part.TRAIN);
        roll.enter(split.dev(), Part.DEV);
        roll.enter(split.test(), Part.TEST);
        return roll;
    }

    private void enter(List<Case> cases, Part part) {
        for (Case subject : cases) {
            Entry entry = new Entry(subject, part, asks(subject));
            entries.put(subject.id(), entry);
            if (part == Part.TEST) {
                tested.add(entry.asks());
            }
        }
    }

    private static Fingerprint asks(Case subject) {
        List<String> texts = new ArrayList<>();
        new TreeMap<>(subject.inputs()).forEach((name, value) -> {
            texts.add(name);
            texts.add(Fingerprint.normal(value));
        });
        return Fingerprint.of(texts);
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    Iterable<Entry> all() {
        return entries.values();
    }

    /** Why nothing may be learned from a case; empty when something may. */
    Optional<Loss> bar(Entry entry, boolean withDev) {
        if (entry.part() == Part.TEST) {
            return Optional.of(Loss.TEST);
        }
        if (entry.part() == Part.DEV && !withDev) {
            return Optional.of(Loss.DEV);
        }
        return tested.contains(entry.asks()) ? Optional.of(Loss.LIKE_TEST) : Optional.empty();
    }
}

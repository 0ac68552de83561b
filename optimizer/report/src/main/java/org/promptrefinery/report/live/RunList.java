package org.promptrefinery.report.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.run.RunFolder;

/** All runs of a results folder in one line each; those that have not changed are not read again. */
final class RunList {

    private final Runs runs;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Stamp stamp, Entry entry) {}

    /** What can be said of a run. */
    sealed interface Entry {}

    /** One that can be read. */
    record Read(RunGlance glance) implements Entry {}

    /** One that cannot, and why. */
    record Broken(String name, String why) implements Entry {}

    RunList(Runs runs) {
        this.runs = runs;
    }

    /** As they are now: broken ones last, of the others the one that changed last first. */
    List<Entry> now() {
        List<RunFolder> all = runs.all();
        known.keySet().retainAll(all.stream().map(RunFolder::name).collect(Collectors.toSet()));
        List<Read> read = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (RunFolder run : all) {
            switch (entry(run)) {
                case Read good -> read.add(good);
                case Broken bad -> broken.add(bad);
            }
        }
        read.sort(Comparator.comparing((Read run) -> run.glance().changed()).reversed());
        List<Entry> entries = new ArrayList<>(read);
        entries.addAll(broken);
        return entries;
    }

    /** Differs from before when {@link #now} does. */
    Stamp stamp() {
        return Stamp.of(runs.all());
    }

    private Entry entry(RunFolder run) {
        Stamp stamp = Stamp.of(run);
        Known before = known.get(run.name());
        if (before != null && before.stamp().equals(stamp)) {
            return before.entry();
        }
        Entry entry = read(run);
        known.put(run.name(), new Known(stamp, entry));
        return entry;
    }

    private static Entry read(RunFolder run) {
        try {
            return new Read(RunGlance.at(run));
        } catch (BadInput | StorageFailure unreadable) {
            return new Broken(run.name(), String.valueOf(unreadable.getMessage()));
        }
    }
}

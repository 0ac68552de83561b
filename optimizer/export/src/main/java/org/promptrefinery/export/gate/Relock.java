package org.promptrefinery.export.gate;

import java.util.List;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.study.run.WholeFile;

/** Locks a prompt anew, as it now stands, after a deliberate change. */
public final class Relock {

    private Relock() {}

    /**
     * Writes the cases with how the prompt fares now, and the lock. The file of the prompt stays as it is.
     *
     * @throws BadInput when too many answers have no score to be locked
     */
    public static Lock write(GateVerdict verdict) {
        Guarded guarded = verdict.guarded();
        if (verdict.coverageMissing()) {
            throw new BadInput("only " + verdict.card().coverage()
                    + " cases have a score, too few to lock the prompt by;" + " the lock stays as it was");
        }
        List<CaseResult> results = verdict.card().results();
        String cases = LockedCases.text(results.stream().map(LockedCase::of).toList());
        Lock before = guarded.lock();
        Lock lock = new Lock(
                Lock.VERSION,
                new Lock.Locked(
                        before.prompt().file(),
                        guarded.hashes().prompt(),
                        guarded.job().chain().id()),
                new Lock.LockedSet(before.cases().file(), TextHash.of(cases), results.size()),
                Lock.Level.of(results, guarded.job().search().seed()),
                verdict.versions(),
                guarded.promptChanged() ? null : before.run(),
                before.exported(),
                before.job());
        WholeFile.write(guarded.casesFile(), Stream.of(cases));
        WholeFile.write(guarded.file(), Stream.of(LockFile.text(lock)));
        return lock;
    }
}

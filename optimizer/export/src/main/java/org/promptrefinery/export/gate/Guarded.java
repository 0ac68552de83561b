package org.promptrefinery.export.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.search.Chain;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;

/**
 * A prompt as it now stands, with its lock.
 *
 * @param file the lock
 * @param lock what the file says
 * @param job what is asked and how it is judged, with the prompt as it now stands
 * @param baseline the prompt before the search, with which judges that compare do so
 * @param cases the locked cases, with how the locked prompt fared
 * @param hashes of the files as they now are
 */
public record Guarded(Path file, Lock lock, Job job, Chain baseline, List<LockedCase> cases, Hashes hashes) {

    /**
     * Of files, see {@link TextHash}.
     *
     * @param prompt of the file of the prompt
     * @param cases of the file of the cases
     */
    public record Hashes(String prompt, String cases) {}

    public Guarded {
        cases = List.copyOf(cases);
    }

    /**
     * Reads a lock and what lies beside it.
     *
     * @param named the lock, or its folder
     * @param services what its evaluators may use
     * @throws BadInput naming the file, the line, the value and what would be accepted
     */
    public static Guarded read(Path named, Services services) {
        Path file = LockFile.locate(named);
        Lock lock = LockFile.read(file);
        Path prompt = file.resolveSibling(lock.prompt().file());
        Path cases = file.resolveSibling(lock.cases().file());
        Job own = JobFile.within(file, "job", services);
        if (!own.cases().file().equals(cases)) {
            throw new BadInput(file + ": job.cases is " + own.cases().file() + ", but must be "
                    + lock.cases().file() + ", which is locked");
        }
        Hashes hashes = new Hashes(hash(prompt), hash(cases));
        Job job = own.with(ChainReader.file(prompt));
        return new Guarded(
                file,
                lock,
                job,
                own.chain(),
                LockedCases.read(cases, Material.undivided(job).cases()),
                hashes);
    }

    /**
     * Refuses cases that are not those that were locked.
     *
     * @throws BadInput saying what to do
     */
    public void requireSameCases() {
        if (casesChanged()) {
            throw new BadInput(casesFile() + " has changed since it was locked, so that the scores then and now are of"
                    + " different cases; take the change back, or give --accept-cases to go by the cases as they are");
        }
    }

    /** Whether the file of the prompt is not the one that was locked. */
    public boolean promptChanged() {
        return !hashes.prompt().equals(lock.prompt().sha256());
    }

    /** Whether the file of the cases is not the one that was locked. */
    public boolean casesChanged() {
        return !hashes.cases().equals(lock.cases().sha256());
    }

    /** The file of the prompt. */
    public Path promptFile() {
        return file.resolveSibling(lock.prompt().file());
    }

    /** The file of the cases. */
    public Path casesFile() {
        return file.resolveSibling(lock.cases().file());
    }

    List<Case> subjects() {
        return cases.stream().map(LockedCase::subject).toList();
    }

    /** How the prompt fared when it was locked. */
    Scorecard locked() {
        return new Scorecard(cases.stream().map(LockedCase::result).toList(), 0);
    }

    private static String hash(Path file) {
        try {
            return TextHash.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new BadInput(file + ", which the lock names, cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}

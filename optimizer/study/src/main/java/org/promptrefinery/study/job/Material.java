package org.promptrefinery.study.job;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.evaluators.cases.CaseFile;
import org.promptrefinery.evaluators.cases.CaseSet;
import org.promptrefinery.study.supply.Asked;
import org.promptrefinery.study.supply.Indexing;
import org.promptrefinery.study.supply.Supplies;

/**
 * The cases of a job, checked against its prompt.
 *
 * @param cases in the order of the file
 * @param split shared out by the job's seed
 * @param notices what a person should know of the cases before anything is spent on them
 * @param supplies what prompts may have looked up for them; nothing before {@link #supplied}
 */
public record Material(List<Case> cases, Split split, List<String> notices, Supplies supplies) {

    public Material {
        cases = List.copyOf(cases);
        notices = List.copyOf(notices);
    }

    /**
     * Reads and shares out the cases.
     *
     * @throws BadInput when the file is wrong, too short, or does not fit the variables of the prompts
     */
    public static Material of(Job job) {
        CaseSet read = read(job);
        Split split = Split.of(read.cases(), job.shares(), job.search().seed());
        return new Material(read.cases(), split, read.notices(), Supplies.NONE);
    }

    /**
     * Reads the cases of a job that searches for nothing: all of them are test cases.
     *
     * @throws BadInput when the file is wrong, or does not fit the variables of the prompts
     */
    public static Material undivided(Job job) {
        CaseSet read = read(job);
        return new Material(read.cases(), new Split(List.of(), List.of(), read.cases()), read.notices(), Supplies.NONE);
    }

    /**
     * The same, with all that the job can look up for the cases. Examples come from the train split and from their
     * file; where nothing is divided, from the file, or else from the other cases.
     *
     * @throws BadInput when there are no examples, though the job shows some, or their file is wrong
     */
    public Material supplied(Job job, Indexing indexing) {
        return new Material(cases, split, notices, Supplies.of(job.sources(), split, Asked.by(job.chain()), indexing));
    }

    /** Whether the cases of another job are supplied with the same. */
    public boolean suppliesAlike(Job job, Material other, Job another) {
        return job.sources().equals(another.sources())
                && split.equals(other.split)
                && Asked.by(job.chain()).equals(Asked.by(another.chain()));
    }

    private static CaseSet read(Job job) {
        CaseSet read =
                CaseFile.read(job.cases(), job.search().seed(), job.evaluation().needsReference());
        Set<String> inputs = new TreeSet<>(read.cases().getFirst().inputs().keySet());
        new Variables(inputs, job.cases().file(), job.sources().offer()).require(job.chain());
        return read;
    }
}

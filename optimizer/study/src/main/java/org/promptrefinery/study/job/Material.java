package org.promptrefinery.study.job;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.evaluators.cases.CaseFile;
import org.promptrefinery.evaluators.cases.CaseSet;

/**
 * The cases of a job, checked against its prompt.
 *
 * @param cases in the order of the file
 * @param split shared out by the job's seed
 * @param notices what a person should know of the cases before anything is spent on them
 */
public record Material(List<Case> cases, Split split, List<String> notices) {

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
        return new Material(read.cases(), split, read.notices());
    }

    /**
     * Reads the cases of a job that searches for nothing: all of them are test cases.
     *
     * @throws BadInput when the file is wrong, or does not fit the variables of the prompts
     */
    public static Material undivided(Job job) {
        CaseSet read = read(job);
        return new Material(read.cases(), new Split(List.of(), List.of(), read.cases()), read.notices());
    }

    private static CaseSet read(Job job) {
        CaseSet read =
                CaseFile.read(job.cases(), job.search().seed(), job.evaluation().needsReference());
        Set<String> inputs = new TreeSet<>(read.cases().getFirst().inputs().keySet());
        Variables.require(job.chain(), inputs, job.cases().file());
        return read;
    }
}

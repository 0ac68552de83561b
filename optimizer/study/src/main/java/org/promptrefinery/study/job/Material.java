package org.promptrefinery.study.job;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseFile;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.evaluators.Split;

/**
 * The cases of a job, checked against its prompt.
 *
 * @param cases in the order of the file
 * @param split shared out by the job's seed
 */
public record Material(List<Case> cases, Split split) {

    public Material {
        cases = List.copyOf(cases);
    }

    /**
     * Reads and shares out the cases.
     *
     * @throws BadInput when the file is wrong, too short, or lacks a variable of the prompt
     */
    public static Material of(Job job) {
        List<Case> cases = CaseFile.read(job.cases(), job.evaluation().needsReference());
        Set<String> inputs = new TreeSet<>(cases.getFirst().inputs().keySet());
        for (String variable : job.prompt().variables()) {
            if (!inputs.contains(variable)) {
                throw new BadInput("the prompt uses {{" + variable + "}}, but no case in " + job.cases()
                        + " has such an" + " input." + Nearest.maybe(variable, inputs) + " There are "
                        + String.join(", ", inputs));
            }
        }
        return new Material(cases, Split.of(cases, job.shares(), job.search().seed()));
    }
}

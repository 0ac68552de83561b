package org.promptrefinery.study.refinery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.promptrefinery.study.Proof;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.report.ResultFiles;
import org.promptrefinery.study.report.ResultJson;
import org.promptrefinery.study.report.Summary;
import org.promptrefinery.study.run.RunFolder;

/**
 * A job that was optimized.
 *
 * @param job as it was run
 * @param folder of the run, with all that is said here and more
 * @param result what came of it
 */
public record Optimized(Job job, RunFolder folder, StudyResult result) {

    /** Whether the best prompt is proven to be better than the one of the job. */
    public boolean improved() {
        return result.proof().map(Proof::improved).orElse(false);
    }

    /** The best prompt, in the form of a {@code .prompt} file. */
    public String prompt() {
        return ResultFiles.prompt(result.winner().candidate().chain());
    }

    /** What came of it, for a person. */
    public String summary() {
        return Summary.of(job, result) + "Written: " + folder.winner() + "\n";
    }

    /** What came of it, for a machine. */
    public ObjectNode json() {
        return ResultJson.of(job, folder, result);
    }
}

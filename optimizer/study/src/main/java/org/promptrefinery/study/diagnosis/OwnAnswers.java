package org.promptrefinery.study.diagnosis;

import java.util.List;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;

/**
 * Answers under the job's own prompt.
 *
 * @param train to the training cases that were asked
 * @param dev to the dev cases that were asked
 * @param ofTrain how many training cases there are
 * @param ofDev how many dev cases there are
 * @param cost of answering a case
 */
public record OwnAnswers(Scorecard train, Scorecard dev, int ofTrain, int ofDev, Cost cost) {

    /** All of them. */
    public List<CaseResult> answers() {
        return Stream.concat(train.results().stream(), dev.results().stream()).toList();
    }

    /** How many have a score. */
    public int scored() {
        return train.scored() + dev.scored();
    }

    /** How many of them are wrong. */
    public int failed() {
        return (int) answers().stream().filter(CaseResult::failed).count();
    }

    /** The share of dev cases that are wrong, which is the most that anything can gain there. */
    double room() {
        long failed = dev.results().stream().filter(CaseResult::failed).count();
        return dev.scored() == 0 ? 0 : (double) failed / dev.scored();
    }
}

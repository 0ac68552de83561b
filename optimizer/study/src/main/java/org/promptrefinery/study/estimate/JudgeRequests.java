package org.promptrefinery.study.estimate;

import java.util.Map;
import org.promptrefinery.evaluators.Calls;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.study.job.Job;

/**
 * What judging one answer takes of judge models. A judge reads its rules, the case with its references, and one or two
 * answers, of at most 16 bytes a token; it writes 64 tokens usually.
 *
 * @param job with its evaluators
 * @param answers to be judged
 */
record JudgeRequests(Job job, TaskRequests answers) {

    private static final double BYTES_AT_LEAST = 6;
    private static final double BYTES_USUALLY = 4;
    private static final double FENCES = 64;
    private static final double FENCES_AT_MOST = 4096;
    private static final double USUAL_VERDICT = 64;
    private static final double ANSWERS_AT_MOST = 2;

    /** Judging one answer to a case, by all judges. */
    Range of(Case subject) {
        return job.evaluation().calls().stream()
                .map(calls -> one(calls, subject).times(new Frequency(calls.least(), calls.usual(), calls.most())))
                .reduce(Range.NOTHING, Range::plus);
    }

    private Range one(Calls calls, Case subject) {
        double material = bytesOf(subject);
        double shown = calls.usual() > 1 ? ANSWERS_AT_MOST : 1;
        return new Range(
                Amount.of(Math.ceil(calls.fixedBytes() / BYTES_AT_LEAST), 1, job.price(calls.model())),
                Amount.of(
                        (calls.fixedBytes() + material) / BYTES_USUALLY + FENCES + shown * answers.usualAnswer(subject),
                        Math.min(USUAL_VERDICT, calls.maxTokens()),
                        job.price(calls.model())),
                Amount.of(
                        calls.fixedBytes() + material + FENCES_AT_MOST + ANSWERS_AT_MOST * answers.longestAnswer(),
                        calls.maxTokens(),
                        job.price(calls.model())));
    }

    private static double bytesOf(Case subject) {
        double bytes =
                subject.references().stream().mapToInt(TaskRequests::bytes).sum();
        for (Map.Entry<String, String> input : subject.inputs().entrySet()) {
            bytes += TaskRequests.bytes(input.getKey()) + TaskRequests.bytes(input.getValue());
        }
        return bytes;
    }
}

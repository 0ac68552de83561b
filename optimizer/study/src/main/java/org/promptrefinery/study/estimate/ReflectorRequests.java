package org.promptrefinery.study.estimate;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.inference.metering.Price;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Size;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.ReflectorModel;
import org.promptrefinery.study.operators.Operators;

/**
 * What a search takes of a reflector model.
 *
 * <p>At least nothing. Usually every second child is made by an operator that asks it; a brief holds the prompt and
 * seven cases besides what it is told to do, and a thought is a little longer than the prompt. At most every child is,
 * at the twelfth attempt and by the operator that asks most; a brief holds nine prompts as long as they may get and
 * eight cases of 1,600 characters.
 */
record ReflectorRequests(Job job, ReflectorModel model) {

    private static final double SHARE_OF_CHILDREN = 0.5;
    private static final int ATTEMPTS = 12;
    private static final double BYTES_AT_LEAST = 6;
    private static final double BYTES_USUALLY = 4;
    private static final double BYTES_OF_A_TOKEN = 16;
    private static final double USUAL_TASK = 400;
    private static final double TASK_AT_MOST = 32_768;
    private static final int USUAL_CASES = 7;
    private static final int CASES_AT_MOST = 8;
    private static final int PROMPTS_AT_MOST = 9;
    private static final double CHARACTERS_OF_A_CASE = 1_600;
    private static final double BYTES_OF_A_CASE = 8_192;
    private static final double REASON = 64;

    /** All thoughts of a search. */
    Range of(Split split) {
        List<Integer> asks = Operators.asks();
        Size size = job.search().size();
        double mean = asks.stream().mapToInt(Integer::intValue).average().orElse(0);
        int most = asks.stream().mapToInt(Integer::intValue).max().orElse(0);
        return one(split.train())
                .times(new Frequency(
                        0,
                        SearchCourse.usualGenerations(size) * size.children() * SHARE_OF_CHILDREN * mean,
                        (double) size.generations() * size.children() * ATTEMPTS * most));
    }

    private Range one(List<Case> train) {
        Optional<Price> price = job.price(model.spec());
        double prompt = job.chain().steps().stream()
                .map(Chain.Step::prompt)
                .mapToInt(step -> TaskRequests.bytes(step.system() + step.user()))
                .sum();
        double longest = BYTES_OF_A_TOKEN * job.search().limits().maxPromptTokens() + prompt;
        double shown = USUAL_CASES * Math.min(CHARACTERS_OF_A_CASE, usualBytes(train));
        return new Range(
                Amount.of(Math.ceil(prompt / BYTES_AT_LEAST), 1, price),
                Amount.of(
                        USUAL_TASK + (prompt + shown) / BYTES_USUALLY,
                        Math.min(model.maxTokens(), REASON + 2 * prompt / BYTES_USUALLY),
                        price),
                Amount.of(
                        TASK_AT_MOST + PROMPTS_AT_MOST * longest + CASES_AT_MOST * BYTES_OF_A_CASE,
                        model.maxTokens(),
                        price));
    }

    /** A case with its answer and its reference. */
    private static double usualBytes(List<Case> cases) {
        return cases.stream()
                .mapToInt(subject -> subject.inputs().values().stream()
                                .mapToInt(TaskRequests::bytes)
                                .sum()
                        + 2 * TaskRequests.bytes(subject.expected()))
                .average()
                .orElse(0);
    }
}

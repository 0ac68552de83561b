package org.promptrefinery.study.estimate;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.metering.Account;
import org.promptrefinery.inference.metering.Price;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.scoring.Asking;
import org.promptrefinery.study.supply.Supplies;

/**
 * What one request to the model that is prompted takes.
 *
 * <p>A token is taken for six bytes at least, four usually and one at most, with what a chat template adds. An answer
 * has one token at least and usually as many as its reference, or half of what it may have where there is none; where
 * it is shown to a later prompt, each of its tokens has 16 bytes at most. Prompts that the search makes are usually 64
 * tokens longer than the first, and at most as long as they may get on top of it.
 *
 * @param job with the prompts to begin with
 * @param growing whether a search makes other prompts
 * @param asking how cases are asked
 */
record TaskRequests(Job job, boolean growing, Asking asking) {

    private static final double BYTES_AT_LEAST = 6;
    private static final double BYTES_USUALLY = 4;
    private static final double TEMPLATE_TOKENS = 4;
    private static final double GROWTH = 64;
    private static final double BYTES_OF_A_TOKEN = 16;

    static TaskRequests of(Job job, boolean growing, Supplies supplies) {
        return new TaskRequests(job, growing, Asking.of(job, supplies));
    }

    /** The request by a prompt to begin with, in which answers to earlier prompts are still missing. */
    Request request(Case subject, int step) {
        return request(subject, step, "");
    }

    private Request request(Case subject, int step, String earlier) {
        Map<String, String> inputs = new HashMap<>(subject.inputs());
        job.chain().steps().subList(0, step).forEach(before -> inputs.put(before.name(), earlier));
        Prompt prompt = job.chain().prompt(step);
        return asking.request(prompt, asking.filled(prompt, subject, inputs), 0);
    }

    /** One answer to a case, asked by such a request. */
    Range of(Case subject, Request request, int step) {
        int shown = bytesOf(request(subject, step, "x")) - bytesOf(request);
        Optional<Price> price = job.price(job.model().spec());
        double bytes = bytesOf(request);
        int longest = job.search().limits().maxPromptTokens();
        double usual = bytes / BYTES_USUALLY
                + TEMPLATE_TOKENS * request.messages().size()
                + shown * usualAnswer(subject)
                + (growing ? Math.min(GROWTH, longest) : 0);
        double most = Account.mostTokensIn(request)
                + shown * longestAnswer()
                + (growing ? longest + bytesOf(subject) + step * longestAnswer() : 0);
        return new Range(
                Amount.of(Math.ceil(bytes / BYTES_AT_LEAST), 1, price),
                Amount.of(usual, usualAnswer(subject), price),
                Amount.of(most, job.model().maxTokens(), price));
    }

    /** In tokens. */
    double usualAnswer(Case subject) {
        int most = job.model().maxTokens();
        return subject.references().stream()
                .findFirst()
                .map(reference -> Math.min(most, Math.ceil(bytes(reference) / BYTES_USUALLY)))
                .orElse(Math.max(1, most / 2.0));
    }

    /** In bytes, of which no token has more. */
    double longestAnswer() {
        return BYTES_OF_A_TOKEN * job.model().maxTokens();
    }

    private static int bytesOf(Request request) {
        return request.messages().stream()
                .map(Message::text)
                .mapToInt(TaskRequests::bytes)
                .sum();
    }

    /** A prompt may show a case once more than the first one does. */
    private static double bytesOf(Case subject) {
        return subject.inputs().values().stream().mapToInt(TaskRequests::bytes).sum();
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

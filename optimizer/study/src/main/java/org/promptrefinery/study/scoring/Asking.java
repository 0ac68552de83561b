package org.promptrefinery.study.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.RenderedPrompt;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.supply.Supplies;

/**
 * How the cases of a job are asked.
 *
 * @param sampling how answers are drawn
 * @param constraint what answers are held to
 * @param supplies what prompts may have looked up for a case
 */
public record Asking(Sampling sampling, Optional<Constraint> constraint, Supplies supplies) {

    /** As the job says, where nothing is looked up. */
    public static Asking of(Job job) {
        return of(job, Supplies.NONE);
    }

    /** As the job says. */
    public static Asking of(Job job, Supplies supplies) {
        return new Asking(job.sampling(), job.model().constraint(), supplies);
    }

    /** The inputs, and what the prompt wants looked up for the case. */
    public Map<String, String> filled(Prompt prompt, Case subject, Map<String, String> inputs) {
        Set<Supply> wishes = Supply.of(prompt);
        if (wishes.isEmpty()) {
            return inputs;
        }
        Map<String, String> filled = new HashMap<>(inputs);
        wishes.forEach(wish -> filled.put(wish.variable(), supplies.lookUp(wish, subject, inputs)));
        return filled;
    }

    /**
     * The request that puts a case to the model under a prompt.
     *
     * @param inputs of the case, and answers to earlier prompts
     * @param sample among repeated draws
     */
    public Request request(Prompt prompt, Map<String, String> inputs, int sample) {
        RenderedPrompt rendered = prompt.render(inputs);
        List<Message> messages = rendered.system().isBlank()
                ? List.of(Message.user(rendered.user()))
                : List.of(Message.system(rendered.system()), Message.user(rendered.user()));
        return new Request(messages, sampling, sample, constraint);
    }
}

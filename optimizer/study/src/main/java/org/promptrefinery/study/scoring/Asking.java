package org.promptrefinery.study.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.RenderedPrompt;
import org.promptrefinery.study.job.Job;

/**
 * How the cases of a job are asked.
 *
 * @param sampling how answers are drawn
 * @param constraint what answers are held to
 */
public record Asking(Sampling sampling, Optional<Constraint> constraint) {

    /** As the job says. */
    public static Asking of(Job job) {
        return new Asking(job.sampling(), job.model().constraint());
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

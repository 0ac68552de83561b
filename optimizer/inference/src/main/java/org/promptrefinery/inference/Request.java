package org.promptrefinery.inference;

import java.util.List;
import java.util.Optional;

/**
 * One completion to be had.
 *
 * @param messages the conversation so far; fixed text first, so that prefix caches help
 * @param sampling how to draw the completion
 * @param sample index among repeated draws of the same conversation; part of the cache key
 * @param constraint what the completion is held to; often nothing
 */
public record Request(List<Message> messages, Sampling sampling, int sample, Optional<Constraint> constraint) {

    /** A request for free text. */
    public Request(List<Message> messages, Sampling sampling, int sample) {
        this(messages, sampling, sample, Optional.empty());
    }

    public Request {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a request needs a message");
        }
    }

    /** The conversation without its last message: what many requests begin with. */
    public List<Message> head() {
        return messages.subList(0, messages.size() - 1);
    }
}

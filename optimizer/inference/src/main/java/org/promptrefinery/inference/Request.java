package org.promptrefinery.inference;

import java.util.List;

/**
 * One completion to be had.
 *
 * @param messages the conversation so far; fixed text first, so that prefix caches help
 * @param sampling how to draw the completion
 * @param sample index among repeated draws of the same conversation; part of the cache key
 */
public record Request(List<Message> messages, Sampling sampling, int sample) {
    public Request {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a request needs a message");
        }
    }
}

package org.promptrefinery.search;

/**
 * A prompt with a case filled in, ready to send.
 *
 * @param system the fixed part; empty when the prompt has no sections
 * @param user the part that carries the case, last so that prefixes can be cached
 */
public record RenderedPrompt(String system, String user) {}

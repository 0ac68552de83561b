package org.promptrefinery.inference;

/**
 * What decides a model's answers besides the request; part of every cache key.
 *
 * @param spec as the user names it, such as {@code embedded:bard}
 * @param fingerprint hash of the weights, the engine build, and its settings that change answers
 */
public record ModelIdentity(String spec, String fingerprint) {}

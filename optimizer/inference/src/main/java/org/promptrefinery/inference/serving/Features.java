package org.promptrefinery.inference.serving;

/**
 * What a server can do besides answering one request at a time.
 *
 * @param conversations most different conversations in one call, at least 1
 * @param samples most samples of one conversation in one call, at least 1
 */
public record Features(int conversations, int samples) {

    /** One request a call. */
    public static final Features PLAIN = new Features(1, 1);
}

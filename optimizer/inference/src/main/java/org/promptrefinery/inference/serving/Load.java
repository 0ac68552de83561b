package org.promptrefinery.inference.serving;

/**
 * How busy a self-hosted server is, as its metrics say.
 *
 * @param running requests that are being answered
 * @param waiting requests that it has taken and not begun
 * @param preempted requests thrown back into the queue so far, for lack of memory
 * @param tokens written so far, to tell whether more requests in flight still raise the throughput
 */
public record Load(int running, int waiting, long preempted, long tokens) {}

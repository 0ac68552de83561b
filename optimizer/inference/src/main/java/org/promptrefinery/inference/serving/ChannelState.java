package org.promptrefinery.inference.serving;

/**
 * What a model does towards one of its servers just now.
 *
 * @param name of the server
 * @param limit how many requests may be in flight
 * @param inFlight how many are
 * @param paused whether it does not answer and is only tried now and then
 * @param leftOut whether it can answer nothing at all
 */
public record ChannelState(String name, int limit, int inFlight, boolean paused, boolean leftOut) {}

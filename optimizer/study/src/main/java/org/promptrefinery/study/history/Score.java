package org.promptrefinery.study.history;

/**
 * How a prompt fared on some cases.
 *
 * @param score weighted mean, in [0, 1]
 * @param cases that it was asked
 * @param scored answers that have a score
 * @param gatesBroken answers that break a gate
 * @param tokens of the prompt
 */
public record Score(double score, int cases, int scored, int gatesBroken, int tokens) {}

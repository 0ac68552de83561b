package org.promptrefinery.study.history;

import org.promptrefinery.search.Candidate;

/**
 * A candidate and what became of it.
 *
 * @param generation in which it was made; 0 for the seed
 * @param fate one line for a person
 * @param score on the dev cases that it was asked, in [0, 1]
 * @param cases dev cases that it was asked
 */
public record TriedCandidate(Candidate candidate, int generation, String fate, double score, int cases) {}

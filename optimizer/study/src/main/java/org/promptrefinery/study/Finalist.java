package org.promptrefinery.study;

import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.statistics.PairedComparison;

/**
 * A candidate that met the baseline in the proof.
 *
 * @param id of the candidate
 * @param card its answers on the test cases
 * @param comparison with the baseline, on the cases that both have a score for
 * @param adjusted p-value, adjusted for there being several finalists
 */
public record Finalist(String id, Scorecard card, PairedComparison comparison, double adjusted) {}

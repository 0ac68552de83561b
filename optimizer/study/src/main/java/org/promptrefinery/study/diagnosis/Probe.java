package org.promptrefinery.study.diagnosis;

import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Chain;

/**
 * A technique that was tried.
 *
 * @param chain the prompts that were asked
 * @param before answers to dev cases under the job's own prompt
 * @param after answers to the same cases
 * @param cost of answering a case so
 */
record Probe(Technique technique, Chain chain, Scorecard before, Scorecard after, Cost cost) {}

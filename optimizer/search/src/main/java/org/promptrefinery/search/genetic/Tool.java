package org.promptrefinery.search.genetic;

import org.promptrefinery.search.operators.Proposer;

/**
 * An operator at work on one prompt of a chain.
 *
 * @param name keys what it has earned there
 * @param step which prompt
 */
record Tool(String name, Proposer operator, int step) {}

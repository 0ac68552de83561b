package org.promptrefinery.retrieval.index;

/**
 * A stored text that was found.
 *
 * @param place in the order in which texts were stored
 * @param score the higher the nearer; comparable within one answer only
 */
record Ranked(int place, double score) {}

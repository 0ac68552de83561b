package org.promptrefinery.export.training;

/**
 * What is said of an answer.
 *
 * @param answer verbatim
 * @param right whether it is said to be right; otherwise it is said to be wrong
 * @param source who says so
 */
record Claim(String answer, boolean right, Source source) {}

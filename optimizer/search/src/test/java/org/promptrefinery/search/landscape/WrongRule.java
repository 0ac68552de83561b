package org.promptrefinery.search.landscape;

/**
 * What a mistaken reflector makes of a topic.
 *
 * @param rule whose topic it is about
 * @param victim the rule that does not work beside it; -1 where it does no harm
 */
record WrongRule(int rule, String text, int victim) {}

package org.promptrefinery.search.reflection;

/**
 * What a reflector model is asked to think about.
 *
 * @param text all it is told
 * @param sample the same brief with another sample may get another answer; with the same one it gets the same
 */
public record Brief(String text, int sample) {}

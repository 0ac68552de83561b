package org.promptrefinery.evaluators.custom;

/**
 * Refuses jobs that run programs when they are read, before anything is spent on answers that none could judge.
 *
 * @param how what the user would do to allow them
 */
public record CommandsRefused(String how) {}

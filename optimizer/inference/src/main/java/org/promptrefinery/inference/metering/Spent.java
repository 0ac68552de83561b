package org.promptrefinery.inference.metering;

/**
 * What one start of the program spent for one purpose.
 *
 * @param asked what was asked and paid for now
 * @param cached how many completions came from what had been paid for before
 */
public record Spent(Usage asked, long cached) {

    /** Nothing at all. */
    public static final Spent NOTHING = new Spent(Usage.NONE, 0);
}

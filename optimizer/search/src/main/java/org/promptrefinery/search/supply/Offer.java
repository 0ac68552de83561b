package org.promptrefinery.search.supply;

/**
 * What a job can look up, so that a search proposes nothing else.
 *
 * @param examples whether there are answered cases to show
 * @param passages whether there are documents
 */
public record Offer(boolean examples, boolean passages) {

    /** Nothing at all. */
    public static final Offer NONE = new Offer(false, false);

    /** Whether it can be looked up. */
    public boolean has(Supply wish) {
        return switch (wish) {
            case NearestExamples _ -> examples;
            case Passages _ -> passages;
        };
    }
}

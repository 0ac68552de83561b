package org.promptrefinery.inference.loopback;

/**
 * What a server says of itself besides answering.
 *
 * @param model its name
 * @param owner who is said to own the model, by which clients tell engines apart
 * @param metrics whether it has the page of metrics, with vLLM's names
 * @param batch whether it takes several conversations in one call
 * @param seats most calls that it works on at a time; others wait in line
 */
public record Profile(String model, String owner, boolean metrics, boolean batch, int seats) {

    /** A hosted API: no metrics, no batches, no limit. */
    public static final Profile HOSTED = new Profile("m", "somebody", false, false, Integer.MAX_VALUE);

    /** As vLLM, without a limit. */
    public static final Profile VLLM = new Profile("m", "vllm", true, true, Integer.MAX_VALUE);

    /** The same, busy with some calls at a time at most. */
    public Profile seating(int calls) {
        return new Profile(model, owner, metrics, batch, calls);
    }

    /** The same with its page of metrics or without. */
    public Profile showingMetrics(boolean shown) {
        return new Profile(model, owner, shown, batch, seats);
    }

    /** The same with batches or without. */
    public Profile takingBatches(boolean taken) {
        return new Profile(model, owner, metrics, taken, seats);
    }
}

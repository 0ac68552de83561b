package org.promptrefinery.inference.metering;

/** The pages of a ledger for one purpose; guarded by its ledger. */
final class Book {

    private Usage charged = Usage.NONE;
    private Usage inFlight = Usage.NONE;
    private Usage asked = Usage.NONE;
    private Usage largest = Usage.NONE;
    private Usage widest = Usage.NONE;
    private long cached;
    private long reserved;

    void reserve(long completions) {
        reserved = completions;
    }

    void admit(Usage most) {
        inFlight = inFlight.plus(most);
        widest = widest.max(most);
    }

    void release(Usage most) {
        inFlight = inFlight.minus(most);
    }

    /** @param fresh whether it was asked now; else it had been paid for before */
    void hear(Usage usage, boolean fresh) {
        if (fresh) {
            asked = asked.plus(usage);
        } else {
            cached++;
        }
    }

    void repeat(int times) {
        cached += times;
    }

    void charge(Usage usage) {
        charged = charged.plus(usage);
        largest = largest.max(usage);
    }

    long reserved() {
        return reserved;
    }

    Usage charged() {
        return charged;
    }

    Spent spent() {
        return new Spent(asked, cached);
    }

    /**
     * Charged, in flight and kept back. What is kept back has the largest usage of a completion so far, and the last
     * request needs room for its upper bound before it may leave.
     */
    Usage taken() {
        Usage kept = new Usage(1, largest.tokensIn(), largest.tokensOut(), largest.billionths(), true).times(reserved);
        Usage last = reserved == 0 ? Usage.NONE : widest.withoutCompletions();
        return charged.plus(inFlight).plus(kept).plus(last);
    }
}

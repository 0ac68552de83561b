package org.promptrefinery.inference.metering;

/**
 * What a request may cost at most.
 *
 * @param key the same for the same request
 * @param most an upper bound of its usage; nothing for a request that is charged already
 */
record Charge(long key, Usage most) {

    Charge free() {
        return new Charge(key, Usage.NONE);
    }
}

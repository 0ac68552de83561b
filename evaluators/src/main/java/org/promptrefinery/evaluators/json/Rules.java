package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * When two values are equal.
 *
 * @param tolerance by which numbers may differ
 * @param unordered whether arrays are compared as multisets
 * @param ignoreCase whether capital and small letters of texts are the same
 */
record Rules(BigDecimal tolerance, boolean unordered, boolean ignoreCase) {

    static final Rules EXACT = new Rules(BigDecimal.ZERO, false, false);

    boolean equal(JsonNode one, JsonNode other) {
        return equal(Canonical.of(one, this), Canonical.of(other, this));
    }

    boolean equal(Canonical one, Canonical other) {
        return one.near(other, tolerance);
    }

    /** For the name of an evaluator; empty where values must be the same. */
    String name() {
        String named = Names.bracketed(
                tolerance.signum() == 0 ? "" : "tolerance " + tolerance.toPlainString(),
                Names.flag(unordered, "unordered"),
                Names.flag(ignoreCase, "ignore_case"));
        return named.isEmpty() ? "" : named.substring(1, named.length() - 1);
    }
}

package org.promptrefinery.inference.openai;

import java.util.Optional;

/**
 * Where a server departs from the protocol, as learned from its own refusals.
 *
 * @param completionTokens whether it wants {@code max_completion_tokens}, as reasoning models of OpenAI do
 * @param freeJson whether it knows no schemas, so that the model answers freely
 */
record Dialect(boolean completionTokens, boolean freeJson) {

    static final Dialect USUAL = new Dialect(false, false);

    /** What to speak instead after a refusal; empty when the refusal is about something else. */
    Optional<Dialect> after(ErrorBody refusal) {
        if (!completionTokens && refusal.mentions("max_completion_tokens")) {
            return Optional.of(new Dialect(true, freeJson));
        }
        boolean schema = refusal.mentions("response_format") || refusal.mentions("json_schema");
        return schema && !freeJson && unknown(refusal)
                ? Optional.of(new Dialect(completionTokens, true))
                : Optional.empty();
    }

    private static boolean unknown(ErrorBody refusal) {
        return refusal.mentions("support") || refusal.mentions("unavailable") || refusal.mentions("unknown");
    }
}

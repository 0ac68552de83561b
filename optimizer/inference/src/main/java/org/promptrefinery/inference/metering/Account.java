package org.promptrefinery.inference.metering;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.cache.CacheKeys;

/**
 * What one model is charged for.
 *
 * @param ledger that the spending is written into
 * @param purpose of the model
 * @param price of its tokens, where it is known
 */
public record Account(Ledger ledger, Purpose purpose, Optional<Price> price) {

    private static final int TOKENS_PER_MESSAGE = 16;
    private static final int TOKENS_PER_REQUEST = 64;
    private static final int DIGITS = 16;
    private static final int HEXADECIMAL = 16;

    /**
     * The most tokens that a model reads of a request, which is read once for each label that is compared. Tokenizers
     * of language models are made of bytes, so none makes more tokens than there are bytes; what chat templates add per
     * message and in all is a few more.
     */
    public static long mostTokensIn(Request request) {
        long tokens = TOKENS_PER_REQUEST;
        for (Message message : request.messages()) {
            tokens += TOKENS_PER_MESSAGE + bytes(message.text());
        }
        return switch (request.constraint().orElse(null)) {
            case null -> tokens;
            case Constraint.Schema schema -> tokens + bytes(schema.json());
            case Constraint.Labels labels -> tokens * labels.labels().size() + bytes(labels);
        };
    }

    Charge charge(CacheKeys keys, Request request) {
        String hash = keys.of(request).hash();
        long in = mostTokensIn(request);
        long out = request.sampling().maxTokens();
        return new Charge(
                Long.parseUnsignedLong(hash.substring(0, DIGITS), HEXADECIMAL), Usage.of(in, out, cost(in, out)));
    }

    /** With its cost where it can be known: completions that were kept before they had a price have none. */
    Completion priced(Completion completion) {
        return completion.cost().isPresent() || price.isEmpty()
                ? completion
                : completion.costing(cost(completion.promptTokens(), completion.completionTokens()));
    }

    private OptionalDouble cost(long tokensIn, long tokensOut) {
        return price.map(known -> OptionalDouble.of(known.of(tokensIn, tokensOut)))
                .orElse(OptionalDouble.empty());
    }

    private static long bytes(Constraint.Labels labels) {
        return labels.labels().stream().mapToLong(Account::bytes).sum();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

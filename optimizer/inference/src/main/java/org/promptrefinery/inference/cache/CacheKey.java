package org.promptrefinery.inference.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/**
 * Everything that decides a completion, as one hash.
 *
 * @param hash SHA-256 in hexadecimal digits
 */
public record CacheKey(String hash) {

    /** The key of what a model answers to a request; at temperature 0 the seed decides nothing. */
    public static CacheKey of(ModelIdentity model, Request request) {
        return new CacheKeys(model).of(request);
    }

    /**
     * The key of a request of which the beginning is digested already.
     *
     * @param digest of the model and the first messages; it is used up
     * @param rest of the messages
     */
    static CacheKey of(MessageDigest digest, List<Message> rest, Request request) {
        rest.forEach(message -> add(digest, message));
        boolean greedy = request.sampling().temperature() == 0;
        add(digest, Double.toString(request.sampling().temperature()));
        add(digest, Integer.toString(request.sampling().maxTokens()));
        add(digest, greedy ? "" : Long.toString(request.sampling().seed()));
        add(digest, Integer.toString(request.sample()));
        request.constraint().ifPresent(constraint -> add(digest, constraint));
        addUnusual(digest, request.sampling());
        return new CacheKey(HexFormat.of().formatHex(digest.digest()));
    }

    private static void add(MessageDigest digest, Constraint constraint) {
        switch (constraint) {
            case Constraint.Schema schema -> add(digest, "schema " + schema.json());
            case Constraint.Labels labels -> {
                add(digest, "labels " + labels.labels().size());
                labels.labels().forEach(label -> add(digest, label));
            }
        }
    }

    /** What is at its default adds nothing, so that caches from before these fields still serve. */
    private static void addUnusual(MessageDigest digest, Sampling sampling) {
        if (sampling.topP() < 1) {
            add(digest, "top_p " + sampling.topP());
        }
        sampling.stop().forEach(text -> add(digest, "stop " + text));
        if (!sampling.extra().isEmpty()) {
            add(digest, "extra " + sampling.extra());
        }
    }

    static void add(MessageDigest digest, Message message) {
        add(digest, message.speaker().name());
        add(digest, message.text());
    }

    /** Each part with its length, so that no two lists of parts run together the same. */
    static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

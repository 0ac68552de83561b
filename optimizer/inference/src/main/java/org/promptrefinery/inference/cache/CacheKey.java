package org.promptrefinery.inference.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** The key of what a model would answer to a request. */
    public static CacheKey of(ModelIdentity model, Request request) {
        MessageDigest digest = sha256();
        add(digest, model.fingerprint());
        for (Message message : request.messages()) {
            add(digest, message.speaker().name());
            add(digest, message.text());
        }
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
                add(digest, "labels");
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

    /** Each part with its length, so that no two lists of parts run together the same. */
    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

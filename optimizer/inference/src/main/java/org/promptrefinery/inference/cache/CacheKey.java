package org.promptrefinery.inference.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Request;

/**
 * Everything that decides a completion, as one hash.
 *
 * @param hash SHA-256 in hexadecimal digits
 */
record CacheKey(String hash) {

    static CacheKey of(ModelIdentity model, Request request) {
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
        request.schema().ifPresent(schema -> add(digest, "schema " + schema));
        return new CacheKey(HexFormat.of().formatHex(digest.digest()));
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

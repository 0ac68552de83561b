package org.promptrefinery.inference.cache;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Request;

/**
 * Makes the keys of a batch of requests to one model. Most of them begin alike, with the same long instruction, which
 * is digested once. For any number of threads.
 */
public final class CacheKeys {

    private final ModelIdentity model;
    private final Map<Message, MessageDigest> heads = new ConcurrentHashMap<>();

    public CacheKeys(ModelIdentity model) {
        this.model = model;
    }

    /** The same as {@link CacheKey#of(ModelIdentity, Request)}. */
    public CacheKey of(Request request) {
        List<Message> messages = request.messages();
        return messages.size() < 2
                ? CacheKey.of(begun(), messages, request)
                : CacheKey.of(
                        copy(heads.computeIfAbsent(messages.getFirst(), this::head)),
                        messages.subList(1, messages.size()),
                        request);
    }

    private MessageDigest begun() {
        MessageDigest digest = CacheKey.sha256();
        CacheKey.add(digest, model.fingerprint());
        return digest;
    }

    private MessageDigest head(Message message) {
        MessageDigest digest = begun();
        CacheKey.add(digest, message);
        return digest;
    }

    private static MessageDigest copy(MessageDigest head) {
        try {
            return (MessageDigest) head.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the SHA-256 of the JDK can be copied", impossible);
        }
    }
}

package org.promptrefinery.inference.loopback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a server is asked. Written by its thread, read by any. */
final class Tally {

    private final boolean keepsBodies;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong completions = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong mostInFlight = new AtomicLong();
    private final AtomicLong running = new AtomicLong();
    private final AtomicLong tokens = new AtomicLong();
    private final Map<String, Integer> byBody = new ConcurrentHashMap<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicLong keyless = new AtomicLong();

    Tally(boolean keepsBodies) {
        this.keepsBodies = keepsBodies;
    }

    /** A call has come. Returns its number. */
    long begin(String body, int asked) {
        long now = inFlight.incrementAndGet();
        mostInFlight.accumulateAndGet(now, Math::max);
        completions.addAndGet(asked);
        if (keepsBodies) {
            byBody.merge(body, 1, Integer::sum);
        }
        return calls.incrementAndGet();
    }

    void run() {
        running.incrementAndGet();
    }

    void rest() {
        running.decrementAndGet();
    }

    void answered(Answer answer) {
        answered.incrementAndGet();
        tokens.addAndGet(Chats.tokens(answer.body()));
    }

    void end() {
        inFlight.decrementAndGet();
    }

    /** Keeps what tells a key from others, and not the key. */
    void authorized(String credentials) {
        if (credentials.isEmpty()) {
            keyless.incrementAndGet();
        } else {
            keys.add(hash(credentials));
        }
    }

    boolean carried(String key) {
        return keys.contains(hash(key));
    }

    boolean alwaysCarried(String key) {
        return carried(key) && keys.size() == 1 && keyless.get() == 0;
    }

    Map<String, Integer> byBody() {
        return Map.copyOf(byBody);
    }

    Counters counters() {
        return new Counters(
                calls.get(),
                completions.get(),
                answered.get(),
                inFlight.get(),
                mostInFlight.get(),
                running.get(),
                tokens.get());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

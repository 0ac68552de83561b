package org.promptrefinery.study.supply;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Texts that were looked up before, as long as they take not too much room; then all are forgotten. */
final class Remembered {

    /** In characters, of all texts together. */
    private static final long ROOM = 16_000_000;

    private final Map<List<String>, String> texts = new ConcurrentHashMap<>();
    private final AtomicLong taken = new AtomicLong();

    String get(List<String> key, Supplier<String> source) {
        String known = texts.get(key);
        if (known != null) {
            return known;
        }
        String text = source.get();
        if (taken.addAndGet(text.length() + length(key)) > ROOM) {
            texts.clear();
            taken.set(0);
        }
        texts.put(key, text);
        return text;
    }

    private static long length(List<String> key) {
        return key.stream().mapToLong(String::length).sum();
    }
}

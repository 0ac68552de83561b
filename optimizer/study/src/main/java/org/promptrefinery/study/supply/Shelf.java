package org.promptrefinery.study.supply;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.promptrefinery.retrieval.Passage;
import org.promptrefinery.search.supply.Passages;

/** The documents of a job with how often their words are met. */
final class Shelf implements AutoCloseable {

    private static final int SHOWN = 5;

    private final Library library;
    private final Map<String, Long> frequencies;

    private Shelf(Library library, Map<String, Long> frequencies) {
        this.library = library;
        this.frequencies = frequencies;
    }

    /**
     * Reads all documents once, and tells which of them hold what they should not.
     *
     * @param held cases that must stay unseen
     */
    static Shelf of(Library library, HeldOut held, Consumer<String> notices) {
        Map<String, Long> frequencies = new HashMap<>();
        Map<String, Set<String>> planted = new LinkedHashMap<>();
        library.each((name, text) -> {
            QueryText.words(text).forEach(word -> frequencies.merge(word, 1L, Long::sum));
            Set<String> found = held.in(text);
            if (!found.isEmpty()) {
                planted.put(name, found);
            }
        });
        if (!planted.isEmpty()) {
            notices.accept(told(planted));
        }
        return new Shelf(library, Map.copyOf(frequencies));
    }

    private static String told(Map<String, Set<String>> planted) {
        Set<String> cases = new HashSet<>();
        planted.values().forEach(cases::addAll);
        List<String> some = planted.entrySet().stream()
                .limit(SHOWN)
                .map(entry -> entry.getKey() + " (" + entry.getValue().size() + ")")
                .toList();
        return "the documents hold question and answer of " + cases.size() + " dev or test cases word for word, so that"
                + " scores with passages say little: " + String.join(", ", some)
                + (planted.size() > SHOWN ? " and " + (planted.size() - SHOWN) + " more" : "");
    }

    /** The passages for what a case asks, best first. */
    List<Passage> passages(Passages wish, String question) {
        String query = QueryText.of(wish.query(), question, word -> frequencies.getOrDefault(word, Long.MAX_VALUE));
        return query.isBlank() ? List.of() : library.cutTo(wish.words()).nearest(query, wish.count());
    }

    @Override
    public void close() {
        library.close();
    }
}

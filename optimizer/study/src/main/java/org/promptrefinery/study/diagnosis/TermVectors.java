package org.promptrefinery.study.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.promptrefinery.evaluators.Gist;

/** Texts as vectors of their words, rarer words weighing more (tf-idf; Sparck Jones 1972). */
final class TermVectors {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private TermVectors() {}

    /** One vector for each text; words that only one text has tell nothing of likeness and are left out. */
    static List<double[]> of(List<String> texts) {
        List<List<String>> words = texts.stream().map(TermVectors::words).toList();
        Map<String, Integer> frequencies = new TreeMap<>();
        words.forEach(text -> new HashSet<>(text).forEach(word -> frequencies.merge(word, 1, Integer::sum)));
        frequencies.values().removeIf(count -> count < 2);
        List<String> vocabulary = List.copyOf(frequencies.keySet());
        Map<String, Integer> places = new TreeMap<>();
        vocabulary.forEach(word -> places.put(word, places.size()));
        List<double[]> vectors = new ArrayList<>();
        for (List<String> text : words) {
            double[] vector = new double[vocabulary.size()];
            text.stream().filter(places::containsKey).forEach(word -> {
                int place = places.getOrDefault(word, 0);
                vector[place] += Math.log((double) texts.size() / frequencies.getOrDefault(word, 1));
            });
            vectors.add(vector);
        }
        return vectors;
    }

    /** The words of a text, whatever their letter case. */
    static List<String> words(String text) {
        return BETWEEN.splitAsStream(Gist.of(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

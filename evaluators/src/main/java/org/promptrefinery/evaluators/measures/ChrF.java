package org.promptrefinery.evaluators.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The F-score of character n-grams, and with {@code wordOrder} above 0 of word n-grams too (Popović 2015 and 2017, chrF
 * and chrF++), as sacrebleu computes it: code points without white space, precision and recall averaged over the orders
 * that both texts are long enough for.
 *
 * @param charOrder longest runs of characters, at least 1
 * @param wordOrder longest runs of words; 2 for chrF++
 * @param beta how many times more recall counts than precision
 */
record ChrF(int charOrder, int wordOrder, double beta) implements Measure.Pair {

    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    @Override
    public Likeness of(String answer, String reference) {
        List<Counts> counts = new ArrayList<>(characters(answer, reference));
        counts.addAll(words(answer, reference));
        List<Counts> counted = counts.stream()
                .filter(count -> count.given() > 0 && count.wanted() > 0)
                .toList();
        double precision =
                counted.stream().mapToDouble(Counts::precision).average().orElse(0);
        double recall = counted.stream().mapToDouble(Counts::recall).average().orElse(0);
        return Likeness.of(Counts.harmonic(precision, recall, beta));
    }

    private List<Counts> characters(String answer, String reference) {
        int[] given = String.join("", Words.spaced(answer)).codePoints().toArray();
        int[] wanted = String.join("", Words.spaced(reference)).codePoints().toArray();
        return IntStream.rangeClosed(1, charOrder)
                .mapToObj(n -> new Counts(
                        Bag.of(NGrams.characters(wanted, n)).overlap(NGrams.characters(given, n)),
                        NGrams.count(given.length, n),
                        NGrams.count(wanted.length, n)))
                .toList();
    }

    private List<Counts> words(String answer, String reference) {
        List<String> given = wordOrder == 0 ? List.of() : words(answer);
        List<String> wanted = wordOrder == 0 ? List.of() : words(reference);
        return IntStream.rangeClosed(1, wordOrder)
                .mapToObj(n -> Counts.ofNGrams(given, wanted, n))
                .toList();
    }

    /** Words between white space, with one punctuation mark at the end, or else at the start, set apart. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Words.spaced(text)) {
            int last = word.length() - 1;
            if (last > 0 && PUNCTUATION.indexOf(word.charAt(last)) >= 0) {
                words.addAll(List.of(word.substring(0, last), word.substring(last)));
            } else if (last > 0 && PUNCTUATION.indexOf(word.charAt(0)) >= 0) {
                words.addAll(List.of(word.substring(0, 1), word.substring(1)));
            } else {
                words.add(word);
            }
        }
        return words;
    }
}

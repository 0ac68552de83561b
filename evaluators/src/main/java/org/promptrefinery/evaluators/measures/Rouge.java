package org.promptrefinery.evaluators.measures;

import java.util.Comparator;
import java.util.List;
import org.tartarus.snowball.ext.PorterStemmer;

/**
 * ROUGE-N and ROUGE-L (Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries") as the package rouge-score
 * computes them; of several references the one with the highest F1 decides. The longest common subsequence of very long
 * texts is a lower bound.
 *
 * @param n length of the runs of words, or {@link #LONGEST_COMMON_SUBSEQUENCE}
 * @param part what is the score
 * @param stem whether words are reduced to their stem (Porter 1980)
 */
record Rouge(int n, Part part, boolean stem) implements Measure {

    static final int LONGEST_COMMON_SUBSEQUENCE = 0;

    /** rouge-score leaves shorter words as they are. */
    private static final int SHORTEST_STEMMED = 4;

    /** Nothing longer is a word; the stemmer takes time quadratic in the length. */
    private static final int LONGEST_STEMMED = 100;

    /** What of the overlap is the score. */
    enum Part {
        PRECISION,
        RECALL,
        F1
    }

    @Override
    public Likeness of(String answer, List<String> references) {
        List<String> given = words(answer);
        Overlap best = references.stream()
                .map(reference -> overlap(given, words(reference)))
                .max(Comparator.comparingDouble(overlap -> overlap.counts().f1()))
                .orElseThrow();
        return new Likeness(score(best.counts()), best.cut());
    }

    private Overlap overlap(List<String> given, List<String> wanted) {
        return n == LONGEST_COMMON_SUBSEQUENCE
                ? subsequence(given, wanted)
                : new Overlap(Counts.ofNGrams(given, wanted, n), false);
    }

    private static Overlap subsequence(List<String> given, List<String> wanted) {
        Difference<String> difference = Difference.of(given, wanted);
        int length = difference.shared() + Subsequence.longest(difference.left(), difference.right());
        return new Overlap(new Counts(length, given.size(), wanted.size()), difference.cut());
    }

    private double score(Counts counts) {
        return switch (part) {
            case PRECISION -> counts.precision();
            case RECALL -> counts.recall();
            case F1 -> counts.f1();
        };
    }

    private List<String> words(String text) {
        List<String> words = Words.alphanumeric(text);
        return stem ? words.stream().map(Rouge::stemmed).toList() : words;
    }

    private static String stemmed(String word) {
        if (word.length() < SHORTEST_STEMMED || word.length() > LONGEST_STEMMED) {
            return word;
        }
        PorterStemmer stemmer = new PorterStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private record Overlap(Counts counts, boolean cut) {}
}

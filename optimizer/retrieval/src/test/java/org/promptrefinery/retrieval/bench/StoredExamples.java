package org.promptrefinery.retrieval.bench;

import java.util.Iterator;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Made-up questions, made again each time they are gone through, so that they take no memory: words are drawn as often
 * as words of a language are (Zipf), 5 to 60 of them.
 *
 * @param seed the same for the same questions
 */
record StoredExamples(int count, long seed) implements Iterable<String> {

    private static final int VOCABULARY = 40_000;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 60;

    @Override
    public Iterator<String> iterator() {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(_ -> question(random)).iterator();
    }

    private static String question(Random random) {
        return IntStream.range(0, random.nextInt(SHORTEST, LONGEST + 1))
                .mapToObj(_ -> word((int) Math.pow(VOCABULARY, random.nextDouble())))
                .collect(Collectors.joining(" ", "", "?"));
    }

    /** Common ones are short, as in a language. */
    private static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank; rest > 0; rest /= 60) {
            word.append("bdfgklmnprtv".charAt(rest % 12)).append("aeiou".charAt(rest / 12 % 5));
        }
        return word.toString();
    }
}

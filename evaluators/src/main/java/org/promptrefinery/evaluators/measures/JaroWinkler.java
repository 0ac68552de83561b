package org.promptrefinery.evaluators.measures;

import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * The similarity of names by common code points, transpositions and a common start (Winkler 1990, "String Comparator
 * Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage"). Only the first {@value #LONGEST}
 * code points of a text are compared.
 */
record JaroWinkler() implements Measure.Pair {

    static final int LONGEST = 5_000;
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    @Override
    public Likeness of(String answer, String reference) {
        if (answer.equals(reference)) {
            return Likeness.of(1);
        }
        List<Integer> given = start(answer);
        List<Integer> wanted = start(reference);
        boolean cut = given.size() == LONGEST || wanted.size() == LONGEST;
        return new Likeness(SIMILARITY.apply(new Sequence(given), new Sequence(wanted)), cut);
    }

    private static List<Integer> start(String text) {
        return text.codePoints().limit(LONGEST).boxed().toList();
    }
}

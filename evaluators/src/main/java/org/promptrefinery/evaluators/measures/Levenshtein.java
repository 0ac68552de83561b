package org.promptrefinery.evaluators.measures;

import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * 1 minus the share of code points that must be inserted, deleted or replaced (Levenshtein 1966). Where texts differ in
 * more than a few thousand places on both sides, the rest counts as entirely different, so that the score is a lower
 * bound.
 */
record Levenshtein() implements Measure.Pair {

    @Override
    public Likeness of(String answer, String reference) {
        List<Integer> given = answer.codePoints().boxed().toList();
        List<Integer> wanted = reference.codePoints().boxed().toList();
        int longer = Math.max(given.size(), wanted.size());
        if (longer == 0) {
            return Likeness.of(1);
        }
        Difference<Integer> difference = Difference.of(given, wanted);
        int distance = difference.dropped()
                + LevenshteinDistance.getDefaultInstance()
                        .apply(new Sequence(difference.left()), new Sequence(difference.right()));
        return new Likeness(1 - (double) distance / longer, difference.cut());
    }
}

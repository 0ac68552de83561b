package org.promptrefinery.evaluators.measures;

import java.util.List;
import org.apache.commons.text.similarity.SimilarityInput;

/**
 * Code points for Commons Text, which else compares halves of characters.
 *
 * @param items the code points
 */
record Sequence(List<Integer> items) implements SimilarityInput<Integer> {

    @Override
    public Integer at(int index) {
        return items.get(index);
    }

    @Override
    public int length() {
        return items.size();
    }
}

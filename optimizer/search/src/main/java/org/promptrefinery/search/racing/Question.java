package org.promptrefinery.search.racing;

import java.util.List;
import org.promptrefinery.search.Chain;

/**
 * What a chain is to answer.
 *
 * @param cells none twice
 */
public record Question(Chain chain, List<Cell> cells) {

    public Question {
        cells = List.copyOf(cells);
    }
}

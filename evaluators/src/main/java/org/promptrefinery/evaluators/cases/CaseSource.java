package org.promptrefinery.evaluators.cases;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where the cases of a job come from.
 *
 * @param file in any format that is known
 * @param columns what its columns mean; {@link Columns#NONE} where their names say it
 * @param sample how many cases to take by chance; all when empty
 */
public record CaseSource(Path file, Columns columns, OptionalInt sample) {

    public CaseSource {
        if (sample.isPresent() && sample.getAsInt() < 1) {
            throw new IllegalArgumentException("a sample has at least one case, not " + sample.getAsInt());
        }
    }

    /** All cases of a file whose columns explain themselves. */
    public static CaseSource of(Path file) {
        return new CaseSource(file, Columns.NONE, OptionalInt.empty());
    }
}

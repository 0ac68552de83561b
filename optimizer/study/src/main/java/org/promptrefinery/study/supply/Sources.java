package org.promptrefinery.study.supply;

import java.nio.file.Path;
import java.util.Optional;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.search.supply.Offer;

/**
 * Where a job looks things up for its cases.
 *
 * @param documents folder of documents, if there is one
 * @param examples whether answered cases are shown as worked examples: those of the train split and the further ones
 * @param further answered cases besides those of the job, such as what a stronger model answered; only with examples
 */
public record Sources(Optional<Path> documents, boolean examples, Optional<CaseSource> further) {

    /** Nothing is looked up. */
    public static final Sources NONE = new Sources(Optional.empty(), false, Optional.empty());

    public Sources {
        if (further.isPresent() && !examples) {
            throw new IllegalArgumentException("further examples are of use only where examples are shown");
        }
    }

    /** What prompts may want. */
    public Offer offer() {
        return new Offer(examples, documents.isPresent());
    }
}

package org.promptrefinery.search.racing;

import org.promptrefinery.evaluators.Case;

/**
 * A case that is answered once: where a model answers by chance, a case makes several cells.
 *
 * @param original the case as the job has it
 * @param sample which of its answers, from 0
 * @param subject the case under the id that its result gets; the original for sample 0
 */
public record Cell(Case original, int sample, Case subject) {

    /** The answer number {@code sample} to a case. */
    public static Cell of(Case original, int sample) {
        Case subject = sample == 0
                ? original
                : new Case(
                        original.id() + "#" + (sample + 1),
                        original.inputs(),
                        original.references(),
                        original.tags(),
                        original.weight());
        return new Cell(original, sample, subject);
    }

    public String id() {
        return subject.id();
    }
}

package org.promptrefinery.export.training;

import java.util.List;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.study.review.Review;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.supply.Supplies;

/**
 * Where data for training comes from.
 *
 * @param run which has ended
 * @param services what the evaluators of its job may use
 * @param supplies what its prompt may have looked up for a case
 * @param reviews what people said of its answers in the end, as {@code ReviewFile.read} gives it back
 * @param version of this program
 */
public record Provenance(RunFolder run, Services services, Supplies supplies, List<Review> reviews, String version) {

    public Provenance {
        reviews = List.copyOf(reviews);
    }
}

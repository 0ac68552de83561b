package org.promptrefinery.study.job;

import java.util.List;
import java.util.Map;
import org.promptrefinery.inference.catalog.ModelTerms;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Purpose;

/** Money can be limited only where prices are known. */
final class PriceCheck {

    private PriceCheck() {}

    /**
     * Makes sure that the price of every model is known whose money is limited.
     *
     * @param models by what they are for
     * @throws org.promptrefinery.evaluators.BadInput naming the model and the entry that is missing
     */
    static void require(Budget budget, Map<Purpose, List<String>> models, Map<String, ModelTerms> terms, Place place) {
        models.forEach((purpose, specs) -> {
            require(budget.limits(purpose), specs, terms, place.field(purpose.word()));
            require(budget.all(), specs, terms, place);
        });
    }

    private static void require(Limits limits, List<String> specs, Map<String, ModelTerms> terms, Place place) {
        for (String spec : specs) {
            boolean known = terms.getOrDefault(spec, ModelTerms.DEFAULT).price().isPresent();
            if (limits.money().isPresent() && !known) {
                throw place.field("money")
                        .wrong("the price of '" + spec + "' is not known, so its cost cannot be limited; add  models:"
                                + " {\"" + spec + "\": {price: {in: 0.15, out: 0.60}}}  with what a million tokens"
                                + " cost, 0 where they are free");
            }
        }
    }
}

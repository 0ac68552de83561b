package org.promptrefinery.inference.metering;

import java.util.Optional;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.cache.CachedModel;
import org.promptrefinery.inference.cache.CompletionCache;

/**
 * The one place that puts the layers of a model together: metering over cache over price over the model itself. So what
 * the cache answers is charged like what the model answers, and a completion is kept with what it cost.
 *
 * @param cache of completions
 * @param ledger of all models of a run
 */
public record Layers(CompletionCache cache, Ledger ledger) {

    /**
     * A model with all its layers; closing it closes the model, not the cache.
     *
     * @param price of its tokens; empty where it is not known, which is not the same as free
     * @param observer hears of each completion
     */
    public Metered over(LanguageModel model, Purpose purpose, Optional<Price> price, CompletionObserver observer) {
        LanguageModel priced = price.map(known -> Priced.over(model, known)).orElse(model);
        return Metered.over(CachedModel.over(priced, cache), new Account(ledger, purpose, price), observer);
    }
}

package org.promptrefinery.inference.catalog;

import java.util.Optional;
import org.promptrefinery.inference.metering.Price;
import org.promptrefinery.inference.serving.ServingLimits;

/**
 * What a user has settled for one model.
 *
 * @param limits towards each of its servers
 * @param keyVariable name of the environment variable with the key; empty for the usual one
 * @param price of its tokens; empty where it is not known, which is not the same as free
 */
public record ModelTerms(ServingLimits limits, Optional<String> keyVariable, Optional<Price> price) {

    public static final ModelTerms DEFAULT = new ModelTerms(ServingLimits.DEFAULT, Optional.empty(), Optional.empty());
}

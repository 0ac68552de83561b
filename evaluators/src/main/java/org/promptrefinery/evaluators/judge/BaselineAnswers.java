package org.promptrefinery.evaluators.judge;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Case;

/** The service that comparisons need: what the prompt that a search began with gets as answers. */
@FunctionalInterface
public interface BaselineAnswers {

    /** One answer per case, in the same order; empty where the model gave none. */
    List<Optional<String>> of(List<Case> cases);
}

package org.promptrefinery.evaluators.custom;

import java.util.List;
import java.util.Locale;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Kind;

/** A provider as a user would write one, found by the service loader in all tests of this module. */
public final class ShoutingProvider implements EvaluatorProvider {

    @Override
    public List<Kind> kinds() {
        return List.of(Kind.of("shouting", "Test", "The answer is loud.", "shouting", options -> new Shouting()));
    }

    private static final class Shouting extends Judging {
        Shouting() {
            super("shouting", false);
        }

        @Override
        protected Verdict verdict(Trial trial) {
            return trial.answer().equals(trial.answer().toUpperCase(Locale.ROOT))
                    ? Verdict.pass("loud")
                    : Verdict.fail("low");
        }
    }
}

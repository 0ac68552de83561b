package org.promptrefinery.evaluators.judge;

import java.util.List;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Verdicts where no judge was asked. */
final class Silence {

    static final Verdict NO_REFERENCE = new Verdict.Unscored("the case has no reference answer");
    private static final Verdict NO_JUDGE = new Verdict.Unscored("there is no judge model to ask");

    private Silence() {}

    static List<Verdict> everywhere(List<Trial> trials) {
        return trials.stream().map(_ -> NO_JUDGE).toList();
    }
}

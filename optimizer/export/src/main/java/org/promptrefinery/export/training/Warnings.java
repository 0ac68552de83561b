package org.promptrefinery.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What speaks against using data as it is, one line each. */
final class Warnings {

    /** Fewest examples that OpenAI takes. */
    private static final int FEWEST = 10;

    private Warnings() {}

    /** @param doubts evaluators whose verdicts do not count, each with why */
    static List<String> of(Recipe recipe, Tally tally, Map<String, String> doubts) {
        List<String> warnings = new ArrayList<>();
        doubts.forEach((evaluator, why) -> warnings.add("no verdict counts, since the evaluator " + evaluator
                + " is not calibrated: " + why + "; calibrate it before the run, or review answers"));
        if (tally.byPart().containsKey(Part.DEV)) {
            warnings.add("dev cases are in it: they chose the winner and are to choose nothing more once a model was"
                    + " trained on them");
        }
        if (recipe.method() == Method.KTO && tally.byLabel().size() == 1) {
            warnings.add(
                    tally.byLabel().containsKey(true)
                            ? "all answers are right; kto needs wrong ones too"
                            : "all answers are wrong; kto needs right ones too");
        }
        if (recipe.layout() == Layout.OPENAI && tally.byPart().getOrDefault(Part.TRAIN, 0L) < FEWEST) {
            warnings.add("OpenAI takes no file with fewer than " + FEWEST + " examples");
        }
        if (tally.lost().containsKey(Loss.SECRET)) {
            warnings.add(tally.lost().get(Loss.SECRET)
                    + " examples were left out because they have what looks like a secret; look for it in the cases,"
                    + " and call the key back if it is real");
        }
        return warnings;
    }
}

package org.promptrefinery.evaluators.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * The share of format rules that an answer follows: verifiable instructions after Zhou et al. 2023,
 * "Instruction-Following Evaluation for Large Language Models" (IFEval). A blank answer follows none.
 */
final class Format extends Judging {

    private final List<Rule> rules;

    Format(List<Rule> rules) {
        super("format(" + rules.stream().map(Rule::name).collect(Collectors.joining(", ")) + ")", false);
        this.rules = List.copyOf(rules);
    }

    @Override
    protected Verdict verdict(Trial trial) {
        if (trial.answer().isBlank()) {
            return Verdict.fail("the answer is empty");
        }
        List<Verdict> verdicts =
                rules.stream().map(rule -> rule.check().apply(trial)).toList();
        return unscored(verdicts).orElseGet(() -> share(verdicts));
    }

    private static Optional<Verdict> unscored(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict instanceof Verdict.Unscored)
                .findFirst();
    }

    private static Verdict share(List<Verdict> verdicts) {
        int held = 0;
        List<String> broken = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Scored scored && scored.score() < 1) {
                broken.add(scored.reason());
            } else {
                held++;
            }
        }
        return new Verdict.Scored(
                (double) held / verdicts.size(), broken.isEmpty() ? "follows the format" : String.join("; ", broken));
    }
}

package org.promptrefinery.search.landscape;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;

/** Says one of the rules in other words, which may or may not be understood, and now and then lose their meaning. */
final class Paraphrase extends Simulated {

    private static final double LOSES_MEANING = 0.1;

    Paraphrase(World world) {
        super("paraphrase", world);
    }

    @Override
    boolean hasSubject(Parents parents) {
        return !said(parents.prompt()).isEmpty();
    }

    @Override
    Optional<Proposal> think(Parents parents, RandomGenerator random) {
        HiddenRule rule = pick(said(parents.prompt()), random);
        String words = random.nextDouble() < LOSES_MEANING ? rule.vague() : pick(rule.phrases(), random);
        return Optional.of(parents.child(Rewriting.say(parents.prompt(), rule, words), "the same in other words"));
    }

    private List<HiddenRule> said(Prompt prompt) {
        return landscape().rules().stream()
                .filter(rule -> Rewriting.said(prompt, rule).isPresent())
                .toList();
    }
}

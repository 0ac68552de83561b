package org.promptrefinery.search.operators;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.patterns.Rule;
import org.promptrefinery.search.patterns.Symptoms;

/** Adds the rule for one error pattern, the more likely the more it explains. */
final class FixPattern extends Edit {

    FixPattern() {
        super("fix-pattern");
    }

    @Override
    public boolean informed() {
        return true;
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        if (parents.patterns().isEmpty()) {
            return Optional.empty();
        }
        ErrorPattern pattern = draw(parents, random);
        Rule rule = pattern.rule();
        String wording = rule.wordings().get(WordingChoice.draw(parents, rule, random));
        return Optional.of(parents.child(Sections.put(parents.prompt(), rule, wording), pattern.observation())
                .withAim(Symptoms.cases(rule, parents.first().train().results())));
    }

    private static ErrorPattern draw(Parents parents, RandomGenerator random) {
        int total =
                parents.patterns().stream().mapToInt(ErrorPattern::explained).sum();
        int left = random.nextInt(total);
        for (ErrorPattern pattern : parents.patterns()) {
            left -= pattern.explained();
            if (left < 0) {
                return pattern;
            }
        }
        throw new IllegalStateException("weights sum to " + total);
    }
}

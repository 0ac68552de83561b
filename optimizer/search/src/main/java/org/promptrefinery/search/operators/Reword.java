package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.patterns.Rule;
import org.promptrefinery.search.patterns.Symptoms;

/** Puts a rule into other words, or all rules of its kind; rules that still fail come first. */
final class Reword extends Edit {

    Reword() {
        super("reword");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Prompt prompt = parents.prompt();
        List<Integer> known = Sections.free(prompt).stream()
                .filter(index -> Sections.ruleAt(prompt, index).isPresent())
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> failing =
                known.stream().filter(index -> fails(prompt, index, parents)).toList();
        int chosen = pick(failing.isEmpty() || random.nextInt(4) == 0 ? known : failing, random);
        Rule rule = Sections.ruleAt(prompt, chosen).orElseThrow();
        int wording = random.nextInt(rule.wordings().size());
        boolean alike = random.nextBoolean();
        Prompt child = prompt;
        for (int index : known) {
            Rule other = Sections.ruleAt(prompt, index).orElseThrow();
            if (index == chosen || (alike && other.kind() == rule.kind())) {
                child = Sections.reword(child, index, other.wordings().get(wording));
            }
        }
        String why = "other words for " + (alike ? "all rules like '" : "'")
                + prompt.sections().get(chosen).text() + "'";
        return Optional.of(parents.child(child, why).withAim(alike ? Set.of() : aim(rule, parents)));
    }

    private static Set<String> aim(Rule rule, Parents parents) {
        return parents.patterns().stream()
                .map(ErrorPattern::rule)
                .filter(rule::rivals)
                .flatMap(
                        wanted -> Symptoms.cases(wanted, parents.first().train().results()).stream())
                .collect(Collectors.toSet());
    }

    private static boolean fails(Prompt prompt, int index, Parents parents) {
        Rule rule = Sections.ruleAt(prompt, index).orElseThrow();
        return parents.patterns().stream().map(ErrorPattern::rule).anyMatch(rule::rivals);
    }
}

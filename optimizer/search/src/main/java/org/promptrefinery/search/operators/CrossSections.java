package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.patterns.Rule;
import org.promptrefinery.search.patterns.Wordings;

/**
 * Takes some of the second parent's sections into the first parent; a rule comes in place of its rival, and what is
 * looked up in place of another of its sort.
 */
final class CrossSections extends Edit {

    CrossSections() {
        super("cross-sections");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Prompt child = parents.prompt();
        List<Section> offered = new ArrayList<>(parents.other().sections());
        offered.removeAll(child.sections());
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        Section certain = pick(offered, random);
        for (Section section : offered) {
            if (section.equals(certain) || random.nextBoolean()) {
                child = take(child, section);
            }
        }
        return Optional.of(parents.childOfBoth(child, "sections of another survivor"));
    }

    private static Prompt take(Prompt prompt, Section section) {
        if (LookUps.standIn(section)) {
            return Sections.put(prompt, LookUps.rivalOf(section, prompt), section);
        }
        Optional<Rule> rule = Wordings.ruleIn(section.text());
        return rule.map(known -> Sections.put(prompt, known, section.text()))
                .orElseGet(() -> Sections.insert(prompt, section));
    }
}

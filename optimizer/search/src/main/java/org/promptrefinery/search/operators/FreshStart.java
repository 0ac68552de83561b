package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;
import org.promptrefinery.search.patterns.Kind;
import org.promptrefinery.search.patterns.Rule;
import org.promptrefinery.search.supply.NearestExamples.Layout;

/**
 * Leaves of a prompt only what must stay, and every other time what is looked up for each case, and adds rules for all
 * error patterns and, every other time, one to three worked examples.
 */
final class FreshStart extends Edit {

    private static final int MOST_EXAMPLES = 3;

    private final List<String> keep;

    FreshStart(List<String> keep) {
        super("fresh-start");
        this.keep = List.copyOf(keep);
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Prompt bare = parents.prompt().with(required(parents.prompt(), random));
        Prompt child = FixAllPatterns.putAll(parents, bare, rules(parents, bare), random);
        for (Section example : examples(parents, random)) {
            child = Sections.insert(child, example);
        }
        return Optional.of(parents.child(child, "a fresh start from what must stay and what goes wrong"));
    }

    private List<Section> required(Prompt prompt, RandomGenerator random) {
        Set<String> held = new HashSet<>(Template.variables(prompt.user()));
        prompt.sections().stream().filter(this::mustStay).forEach(section -> held.addAll(variables(section)));
        List<Section> required = new ArrayList<>();
        for (Section section : prompt.sections()) {
            boolean brings = held.addAll(variables(section));
            boolean isLookUp = LookUps.standAlone(section);
            if (mustStay(section) || (isLookUp ? brings && random.nextBoolean() : brings)) {
                required.add(section);
            }
        }
        return required;
    }

    private boolean mustStay(Section section) {
        return section.frozen() || keep.stream().anyMatch(section.text()::contains);
    }

    private static Set<String> variables(Section section) {
        return Template.variables(section.text());
    }

    /** A rule that would replace what must stay is left out. */
    private static Map<Kind, List<Rule>> rules(Parents parents, Prompt bare) {
        List<Rule> standing = Sections.free(bare).stream()
                .flatMap(index -> Sections.ruleAt(bare, index).stream())
                .toList();
        return FixAllPatterns.byKind(parents.patterns().stream()
                .filter(pattern -> standing.stream().noneMatch(pattern.rule()::rivals))
                .toList());
    }

    private static List<Section> examples(Parents parents, RandomGenerator random) {
        List<CaseResult> results = parents.first().train().results();
        if (results.isEmpty() || random.nextBoolean()) {
            return List.of();
        }
        int count = 1 + random.nextInt(MOST_EXAMPLES);
        return Stream.generate(() -> pick(results, random))
                .limit(count)
                .flatMap(result -> Demonstration.of(parents.chain(), parents.step(), result).stream())
                .flatMap(shown -> shown.section(Layout.QUESTION).stream())
                .distinct()
                .toList();
    }
}

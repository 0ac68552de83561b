package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.patterns.Kind;
import org.promptrefinery.search.patterns.Rule;

/**
 * Adds rules for all error patterns at once, each kind in one wording; kinds that overlap with others join by chance.
 */
final class FixAllPatterns extends Edit {

    FixAllPatterns() {
        super("fix-all-patterns");
    }

    @Override
    public boolean informed() {
        return true;
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Map<Kind, List<Rule>> byKind = drawn(parents, random);
        if (byKind.isEmpty()) {
            return Optional.empty();
        }
        String why =
                "rules for " + byKind.values().stream().mapToInt(List::size).sum() + " error patterns";
        return Optional.of(parents.child(putAll(parents, parents.prompt(), byKind, random), why));
    }

    /** The rules that patterns call for, those of kinds that overlap with others by chance. */
    static Map<Kind, List<Rule>> drawn(Parents parents, RandomGenerator random) {
        Map<Kind, List<Rule>> byKind = byKind(parents.patterns());
        byKind.keySet().removeIf(kind -> isOptional(kind) && random.nextInt(3) > 0);
        return byKind;
    }

    /** The rules that patterns call for, in a map that may be changed. */
    static Map<Kind, List<Rule>> byKind(List<ErrorPattern> patterns) {
        return patterns.stream()
                .map(ErrorPattern::rule)
                .collect(Collectors.groupingBy(Rule::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
    }

    /** The prompt with all these rules, kinds in an order by chance, each kind in one wording. */
    static Prompt putAll(Parents parents, Prompt prompt, Map<Kind, List<Rule>> byKind, RandomGenerator random) {
        List<List<Rule>> groups = new ArrayList<>(byKind.values());
        Collections.shuffle(groups, Random.from(random));
        Prompt result = prompt;
        for (List<Rule> rules : groups) {
            result = putAll(result, rules, WordingChoice.draw(parents, rules.getFirst(), random));
        }
        return result;
    }

    /** Substitutions and brevity mostly make these superfluous. */
    private static boolean isOptional(Kind kind) {
        return kind == Kind.FORBID || kind == Kind.ONE_OF;
    }

    private static Prompt putAll(Prompt prompt, List<Rule> rules, int wording) {
        Prompt result = prompt;
        for (Rule rule : rules) {
            result = Sections.put(result, rule, rule.wordings().get(wording));
        }
        return result;
    }
}

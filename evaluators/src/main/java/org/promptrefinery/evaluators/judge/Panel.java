package org.promptrefinery.evaluators.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Calls;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Members;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;

/**
 * Several judges with one verdict.
 *
 * @param members each of whom judges all answers at once
 * @param combination how their scores become one
 */
record Panel(List<Evaluator> members, Combination combination) implements Evaluator {

    /** Reads {@code judges} and {@code combine}. */
    static Panel of(Options options, Set<String> kinds) {
        List<Evaluator> members = options.evaluators("judges");
        if (options.values().get("judges") instanceof List<?> entries) {
            entries.forEach(entry -> requireJudge(entry, options, kinds));
        }
        return new Panel(members, options.choice("combine", Combination.class, Combination.MEAN));
    }

    private static void requireJudge(Object entry, Options options, Set<String> kinds) {
        if (!(entry instanceof Map<?, ?> map && kinds.containsAll(map.keySet()))) {
            throw options.wrong(
                    "judges",
                    "a list of " + String.join(", ", kinds.stream().sorted().toList()) + " with their options");
        }
    }

    @Override
    public String name() {
        return members.stream()
                .map(Evaluator::name)
                .collect(Collectors.joining(", ", "panel(" + combination.word() + " of ", ")"));
    }

    @Override
    public String version() {
        return members.stream().map(Evaluator::version).collect(Collectors.joining(","));
    }

    @Override
    public boolean deterministic() {
        return new Members(members).deterministic();
    }

    @Override
    public boolean needsReference() {
        return new Members(members).needsReference();
    }

    @Override
    public List<Calls> calls() {
        return new Members(members).calls();
    }

    @Override
    public List<String> notices() {
        return new Members(members).notices();
    }

    @Override
    public List<Verdict> judge(List<Trial> trials) {
        return new Members(members).judge(trials).stream().map(this::combined).toList();
    }

    private Verdict combined(List<Verdict> verdicts) {
        List<Verdict.Scored> scored = new ArrayList<>();
        List<String> causes = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Scored there -> scored.add(there);
                case Verdict.Unscored(String cause) -> causes.add(cause);
            }
        }
        List<Double> scores = scored.stream().map(Verdict.Scored::score).toList();
        String reasons = scored.stream().map(Verdict.Scored::reason).collect(Collectors.joining("; "));
        return combination.of(scores, members.size()).stream()
                .<Verdict>mapToObj(score -> new Verdict.Scored(score, combination.word() + " of: " + reasons))
                .findFirst()
                .orElseGet(() -> new Verdict.Unscored(
                        causes.size() + " of " + members.size() + " judges gave no score: " + causes.getFirst()));
    }
}

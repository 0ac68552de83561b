package org.promptrefinery.evaluators.group;

import java.util.List;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Calls;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Members;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * Several evaluators whose verdicts become one.
 *
 * @param name with its members and what else changes the outcome
 * @param members at least one
 * @param needsReference whether a case without a reference cannot be judged, whatever the other members say
 * @param rule how their verdicts become one
 */
record Group(String name, List<Evaluator> members, boolean needsReference, Rule rule) implements Evaluator {

    /** Makes one verdict of those of all members, in their order. */
    interface Rule {
        Verdict of(List<Evaluator> members, List<Verdict> verdicts);
    }

    Group {
        members = List.copyOf(members);
    }

    /** Needs a reference if a member does. */
    static Group all(List<Evaluator> members) {
        boolean needed = members.stream().anyMatch(Evaluator::needsReference);
        return new Group("all" + names(members), members, needed, Joins::all);
    }

    /** Needs a reference if every member does: one of the others may pass without. */
    static Group any(List<Evaluator> members) {
        boolean needed = members.stream().allMatch(Evaluator::needsReference);
        return new Group("any" + names(members), members, needed, Joins::any);
    }

    /** Needs a reference if a member with a weight does. */
    static Group weighted(List<Evaluation.Part> parts) {
        List<Double> weights = parts.stream().map(Evaluation.Part::weight).toList();
        return new Group(
                parts.stream()
                        .map(part -> part.weight() + " " + part.evaluator().name())
                        .collect(Collectors.joining(", ", "weighted(", ")")),
                parts.stream().map(Evaluation.Part::evaluator).toList(),
                parts.stream()
                        .anyMatch(part -> part.weight() > 0 && part.evaluator().needsReference()),
                (members, verdicts) -> Joins.weighted(weights, members, verdicts));
    }

    private static String names(List<Evaluator> members) {
        return members.stream().map(Evaluator::name).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String version() {
        return members.stream().map(Evaluator::version).collect(Collectors.joining("+", "1:", ""));
    }

    @Override
    public boolean deterministic() {
        return new Members(members).deterministic();
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
        return new Members(members)
                .judge(trials).stream()
                        .map(verdicts -> rule.of(members, verdicts))
                        .toList();
    }
}

package org.promptrefinery.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.promptrefinery.study.history.TriedCandidate;

/** What each operator earned for what it took. */
final class OperatorSection implements Section {

    /**
     * What an operator earned.
     *
     * @param survived children that were once in a population
     * @param best most that one which survived gained over its first parent
     * @param answers dev cases that its children were asked
     */
    record Earned(String operator, int tries, int survived, OptionalDouble best, long answers) {

        static Earned of(String operator, List<TriedCandidate> children, RunView run, Set<String> kept) {
            List<TriedCandidate> survivors = children.stream()
                    .filter(tried -> kept.contains(tried.candidate().id()))
                    .toList();
            return new Earned(
                    operator,
                    children.size(),
                    survivors.size(),
                    survivors.stream().mapToDouble(tried -> gain(tried, run)).max(),
                    children.stream().mapToLong(TriedCandidate::cases).sum());
        }

        private static double gain(TriedCandidate tried, RunView run) {
            return tried.candidate().parents().stream()
                    .findFirst()
                    .map(run.history().candidates()::get)
                    .map(parent -> tried.score() - parent.score())
                    .orElse(0.0);
        }
    }

    @Override
    public String id() {
        return "operators";
    }

    @Override
    public String title() {
        return "What each operator earned";
    }

    @Override
    public boolean applies(RunView run) {
        return !earned(run).isEmpty();
    }

    static List<Earned> earned(RunView run) {
        Set<String> kept = new HashSet<>();
        run.history().steps().forEach(step -> step.population().forEach(member -> kept.add(member.id())));
        Map<String, List<TriedCandidate>> children = new TreeMap<>();
        run.history().candidates().values().stream()
                .filter(tried -> !tried.candidate().parents().isEmpty())
                .forEach(tried -> children.computeIfAbsent(tried.candidate().operator(), _ -> new ArrayList<>())
                        .add(tried));
        return children.entrySet().stream()
                .map(one -> Earned.of(one.getKey(), one.getValue(), run, kept))
                .sorted(Comparator.comparingDouble(
                                (Earned earned) -> earned.best().orElse(-1))
                        .reversed())
                .toList();
    }

    @Override
    public void write(RunView run, Html html) {
        html.leaf(
                "p.quiet",
                "The gain is the most that a child which survived scored above its parent, in points on the dev cases.");
        Table.write(
                html,
                "Operators and their children",
                List.of("Operator", "#Tried", "#Survived", "#Best gain", "#Answers asked"),
                () -> earned(run).forEach(earned -> row(earned, html)));
    }

    private static void row(Earned earned, Html html) {
        html.in("tr", () -> {
            Table.name(html, earned.operator());
            Table.number(html, Figures.count(earned.tries()));
            Table.number(html, Figures.count(earned.survived()));
            Table.number(
                    html,
                    earned.best().isPresent() ? Figures.points(earned.best().getAsDouble()) : "\u2013");
            Table.number(html, Figures.count(earned.answers()));
        });
    }
}

package org.promptrefinery.search.reflection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Verdict;

/** Training cases as they stand in a brief: a few, none long, and each plainly data. */
final class ShownCases {

    private static final int CHARACTERS_PER_CASE = 1_600;
    private static final int LEAST_PER_VALUE = 60;
    private static final int LONGEST_NAME = 40;

    private ShownCases() {}

    /** A case that one prompt failed and another one solved. */
    record Contrast(CaseResult failed, CaseResult solved) {}

    private record Line(String name, String value) {}

    /** Some of the items, drawn without repetition. */
    static <T> List<T> some(List<T> items, int most, RandomGenerator random) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, Random.from(random));
        return List.copyOf(shuffled.subList(0, Math.min(most, shuffled.size())));
    }

    /** Questions with the answers of the model and what was thought of them. */
    static String answers(List<CaseResult> results) {
        return shown(results, result -> {
            List<Line> lines = inputs(result.subject());
            new TreeMap<>(result.steps())
                    .forEach((name, said) -> lines.add(new Line("answer to the prompt " + name, said)));
            lines.add(new Line("answer", result.answer()));
            lines.addAll(reference(result.subject()));
            lines.add(new Line("verdict", verdict(result)));
            return lines;
        });
    }

    /** Questions with the right answers only. */
    static String references(List<Case> cases) {
        return shown(cases, subject -> {
            List<Line> lines = inputs(subject);
            lines.addAll(reference(subject));
            return lines;
        });
    }

    /** What two prompts answered to the same questions. */
    static String contrasts(List<Contrast> contrasts) {
        return shown(contrasts, contrast -> {
            List<Line> lines = inputs(contrast.failed().subject());
            lines.add(new Line(
                    "answer with the prompt to improve", contrast.failed().answer()));
            lines.add(new Line("verdict", verdict(contrast.failed())));
            lines.add(new Line("answer with the other prompt", contrast.solved().answer()));
            lines.addAll(reference(contrast.failed().subject()));
            return lines;
        });
    }

    private static <T> String shown(List<T> items, Function<T, List<Line>> lines) {
        return items.isEmpty()
                ? "(none)"
                : items.stream().map(lines).map(ShownCases::block).collect(Collectors.joining("\n"));
    }

    private static String block(List<Line> lines) {
        int most = Math.max(LEAST_PER_VALUE, CHARACTERS_PER_CASE / lines.size());
        return lines.stream()
                .map(line -> Markup.defuse(Data.line(line.name(), LONGEST_NAME)) + ": " + Data.shown(line.value(), most)
                        + "\n")
                .collect(Collectors.joining("", "<case>\n", "</case>"));
    }

    private static List<Line> inputs(Case subject) {
        List<Line> lines = new ArrayList<>();
        new TreeMap<>(subject.inputs()).forEach((name, value) -> lines.add(new Line(name, value)));
        return lines;
    }

    private static List<Line> reference(Case subject) {
        return subject.references().isEmpty()
                ? List.of()
                : List.of(new Line("right answer", String.join(" | ", subject.references())));
    }

    private static String verdict(CaseResult result) {
        return switch (result.overall()) {
            case Verdict.Scored scored ->
                String.format(Locale.ROOT, "%.2f of 1, %s", scored.score(), scored.reason())
                        + (result.gatesHeld() ? "" : "; breaks a rule that every answer must keep");
            case Verdict.Unscored unscored -> unscored.cause();
        };
    }
}

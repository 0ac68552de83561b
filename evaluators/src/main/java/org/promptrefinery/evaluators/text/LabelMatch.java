package org.promptrefinery.evaluators.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * Whether an answer names the label of its case and no other. Without a list of labels the whole answer must be the
 * reference, since in a longer one the others could not be told.
 */
final class LabelMatch extends Judging {

    private final Optional<Labels> labels;
    private final Map<String, Verdict> right;

    LabelMatch(Optional<Labels> labels, boolean anywhere) {
        super(
                "label("
                        + labels.map(known -> String.join(",", known.names())).orElse("references")
                        + (anywhere ? ";anywhere" : "") + ")",
                true);
        this.labels = labels;
        this.right = labels.map(Labels::names).orElse(List.of()).stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), LabelMatch::passed));
    }

    @Override
    protected Verdict verdict(Trial trial) {
        return labels.isEmpty()
                ? compared(trial, Labels.of(trial.subject().references(), false))
                : compared(trial, labels.get());
    }

    /** The labels of the job; nothing when the references are the labels. */
    Optional<Labels> labels() {
        return labels;
    }

    /** The acceptable labels of a case as they are spelled in the list. */
    static List<String> expected(Case subject, Labels known) {
        List<String> expected = new ArrayList<>();
        for (String reference : subject.references()) {
            known.named(reference).ifPresent(expected::add);
        }
        return expected;
    }

    private Verdict compared(Trial trial, Labels known) {
        List<String> expected = expected(trial.subject(), known);
        if (expected.isEmpty()) {
            return new Verdict.Unscored("the reference "
                    + Quote.of(trial.subject().expected()) + " is none of the labels "
                    + String.join(", ", known.names()));
        }
        Labels.Finding finding = known.find(trial.answer());
        if (!finding.single()) {
            return Verdict.fail("expected " + joined(expected) + ", got " + problem(finding, known, trial.answer()));
        }
        String predicted = known.names().get(finding.label());
        return expected.contains(predicted)
                ? Objects.requireNonNullElseGet(right.get(predicted), () -> passed(predicted))
                : Verdict.fail("expected " + joined(expected) + ", got the label " + Quote.of(predicted));
    }

    private static Verdict passed(String label) {
        return Verdict.pass("the label is " + Quote.of(label) + ", as expected");
    }

    private static String problem(Labels.Finding finding, Labels known, String answer) {
        return finding.rival() < 0
                ? "no label in " + Quote.of(answer)
                : "several labels: " + Quote.of(known.names().get(finding.label())) + " and "
                        + Quote.of(known.names().get(finding.rival()));
    }

    private static String joined(List<String> labels) {
        return labels.stream().map(Quote::of).collect(Collectors.joining(" or "));
    }
}

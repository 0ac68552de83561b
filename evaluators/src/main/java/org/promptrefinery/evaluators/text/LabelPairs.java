package org.promptrefinery.evaluators.text;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.CaseResult;

/** From judged answers to pairs of expected and predicted labels. */
final class LabelPairs {

    private LabelPairs() {}

    static LabelReport report(List<CaseResult> scored, Optional<Labels> listed) {
        List<String> names = listed.map(Labels::names).orElseGet(() -> scored.stream()
                .flatMap(result -> result.subject().references().stream())
                .distinct()
                .sorted()
                .toList());
        Labels labels = listed.orElseGet(() -> Labels.of(names, false));
        return LabelReport.of(
                names, scored.stream().map(result -> pair(result, labels)).toList());
    }

    /** Where several labels are acceptable, the one that was named is the expected one, else the first. */
    private static LabelReport.Pair pair(CaseResult result, Labels labels) {
        List<String> expected = LabelMatch.expected(result.subject(), labels);
        Optional<String> predicted = labels.predicted(result.answer());
        return new LabelReport.Pair(predicted.filter(expected::contains).orElse(expected.getFirst()), predicted);
    }
}

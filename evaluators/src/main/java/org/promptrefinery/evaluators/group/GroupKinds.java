package org.promptrefinery.evaluators.group;

import java.util.List;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;

/** The kinds of this package. */
public final class GroupKinds {

    private static final String FAMILY = "Groups";
    private static final String OF = "of";

    private GroupKinds() {}

    public static List<Kind> all() {
        return List.of(
                described(Kind.of(
                        "all",
                        FAMILY,
                        "Every evaluator in it gives the full score; fails as soon as one does not.",
                        "all: {of: [exact, {length: {unit: words, max: 5}}]}",
                        options -> Group.all(options.evaluators(OF)))),
                described(Kind.of(
                        "any",
                        FAMILY,
                        "At least one evaluator in it gives the full score.",
                        "any: {of: [exact, {length: {unit: words, max: 5}}]}",
                        options -> Group.any(options.evaluators(OF)))),
                described(Kind.of(
                        "weighted",
                        FAMILY,
                        "The weighted mean of the evaluators in it.",
                        "weighted: {of: [{exact: {weight: 3}}, {length: {unit: words, max: 5, weight: 1}}]}",
                        GroupKinds::weighted)));
    }

    private static Kind described(Kind kind) {
        return kind.option(
                OF,
                "a list of evaluators",
                "required",
                "Each with negate and threshold of its own, and in 'weighted' with its weight (1).");
    }

    private static Evaluator weighted(Options options) {
        List<Evaluation.Part> parts = options.parts(OF);
        if (parts.stream().noneMatch(part -> part.weight() > 0)) {
            throw new BadInput(options.where() + "." + OF + ": no evaluator has a weight above 0; give one a weight");
        }
        return Group.weighted(parts);
    }
}

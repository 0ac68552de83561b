package org.promptrefinery.evaluators.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.promptrefinery.evaluators.Evaluator;

/**
 * A kind of evaluator that a job can name: what it is for a reader, and how one is made from its options.
 *
 * @param name in a job file
 * @param family heading in the documentation
 * @param purpose one sentence: what gets a full score
 * @param example an entry of a job's {@code evaluators}, as YAML on one line
 * @param options of its own, besides those that all have ({@link Common})
 * @param gate whether it is a gate without weight unless the job says otherwise
 * @param make builds it, with {@link org.promptrefinery.evaluators.BadInput} for what the options cannot be
 */
public record Kind(
        String name,
        String family,
        String purpose,
        String example,
        List<Option> options,
        boolean gate,
        Function<Options, Evaluator> make) {

    public Kind {
        options = List.copyOf(options);
    }

    /** A kind without options, with a weight of 1, and no gate. */
    public static Kind of(
            String name, String family, String purpose, String example, Function<Options, Evaluator> make) {
        return new Kind(name, family, purpose, example, List.of(), false, make);
    }

    /** This kind with one more option. */
    public Kind option(String option, String accepts, String otherwise, String meaning) {
        List<Option> more = new ArrayList<>(options);
        more.add(new Option(option, accepts, otherwise, meaning));
        return new Kind(name, family, purpose, example, more, gate, make);
    }

    /** This kind as a gate: weight 0 unless the job gives one. */
    public Kind asGate() {
        return new Kind(name, family, purpose, example, options, true, make);
    }
}

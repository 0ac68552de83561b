package org.promptrefinery.search.guards;

import java.util.Optional;
import java.util.stream.IntStream;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Supply;

/**
 * What a prompt wants looked up is written as it must be, and the job can look it up. Examples are for the last prompt
 * of a chain: to earlier ones no right answers are known.
 */
final class OnOffer implements Guard {

    private final Scorer scorer;

    OnOffer(Scorer scorer) {
        this.scorer = scorer;
    }

    @Override
    public Optional<String> objection(Chain child, Memory memory) {
        return IntStream.range(0, child.size())
                .boxed()
                .flatMap(step -> child.prompt(step).variables().stream()
                        .flatMap(variable -> objection(variable, step == child.size() - 1).stream()))
                .findFirst();
    }

    private Optional<String> objection(String variable, boolean last) {
        try {
            return Supply.named(variable).flatMap(wish -> objection(wish, last));
        } catch (IllegalArgumentException malformed) {
            return Optional.of(String.valueOf(malformed.getMessage()));
        }
    }

    private Optional<String> objection(Supply wish, boolean last) {
        if (!scorer.looksUp(wish.variable())) {
            return Optional.of("it wants {{" + wish.variable() + "}}, which this job cannot look up");
        }
        return wish instanceof NearestExamples && !last
                ? Optional.of("it wants {{" + wish.variable() + "}} in a prompt that is not the last")
                : Optional.empty();
    }
}

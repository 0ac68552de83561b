package org.promptrefinery.evaluators.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Reads an answer and its references alike and compares them; the best reference decides. */
abstract class ReferenceMatch<T> extends Judging {

    ReferenceMatch(String name) {
        super(name, true);
    }

    /** What an answer or a reference means. */
    abstract T read(String text) throws Unreadable;

    abstract Verdict compare(T reference, T answer);

    @Override
    protected final Verdict verdict(Trial trial) {
        List<T> references = new ArrayList<>();
        String cause = "";
        for (String reference : trial.subject().references()) {
            try {
                references.add(read(reference));
            } catch (Unreadable broken) {
                cause = broken.why();
            }
        }
        return references.isEmpty()
                ? new Verdict.Unscored("the reference is " + cause)
                : verdict(references, trial.answer());
    }

    private Verdict verdict(List<T> references, String text) {
        try {
            T answer = read(text);
            return references.stream()
                    .map(reference -> compare(reference, answer))
                    .max(Comparator.comparingDouble(ReferenceMatch::score))
                    .orElseThrow();
        } catch (Unreadable broken) {
            return Verdict.fail("the answer is " + broken.why());
        }
    }

    /** What could not be scored is below all that could. */
    private static double score(Verdict verdict) {
        return verdict instanceof Verdict.Scored scored ? scored.score() : -1;
    }
}

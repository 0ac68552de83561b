package org.promptrefinery.evaluators.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * Whether the facts of an answer agree with the reference.
 *
 * @param passing what counts as agreement
 */
record Factuality(String name, Set<Agreement> passing) implements Examination {

    @Override
    public boolean needsReference() {
        return true;
    }

    @Override
    public String task() {
        return "Compare the facts in the answer with those in the reference, and leave style, grammar and punctuation"
                + " aside. Where there are several references, take the one that the answer agrees with best. Choose"
                + " one category:\n" + Agreement.explained();
    }

    @Override
    public Form form() {
        return Form.oneOf("category", Agreement.words());
    }

    @Override
    public List<Exhibit> exhibits(Trial trial) {
        List<Exhibit> exhibits = new ArrayList<>(Exhibit.inputs(trial.subject()));
        exhibits.addAll(Exhibit.references(trial.subject()));
        exhibits.add(new Exhibit("answer", trial.answer()));
        return exhibits;
    }

    @Override
    public Verdict verdict(Outcome.Ruling ruling) {
        boolean passed = passing.stream().map(Agreement::word).anyMatch(ruling.choice()::equals);
        String reason = ruling.choice() + Words.of(ruling);
        return passed ? Verdict.pass(reason) : Verdict.fail(reason);
    }
}

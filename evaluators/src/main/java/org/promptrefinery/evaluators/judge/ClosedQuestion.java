package org.promptrefinery.evaluators.judge;

import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * A question about the answer to which yes is the good reply.
 *
 * @param question in the job author's words
 * @param showReference whether the judge sees what is expected
 */
record ClosedQuestion(String name, String question, boolean showReference) implements Examination {

    private static final String YES = "yes";

    @Override
    public boolean needsReference() {
        return showReference;
    }

    @Override
    public String task() {
        return "Reply with yes or no to this question about the answer:\n" + question;
    }

    @Override
    public Form form() {
        return Form.oneOf("verdict", List.of(YES, "no"));
    }

    @Override
    public List<Exhibit> exhibits(Trial trial) {
        List<Exhibit> exhibits = new ArrayList<>(Exhibit.inputs(trial.subject()));
        if (showReference) {
            exhibits.addAll(Exhibit.references(trial.subject()));
        }
        exhibits.add(new Exhibit("answer", trial.answer()));
        return exhibits;
    }

    @Override
    public Verdict verdict(Outcome.Ruling ruling) {
        return new Verdict.Scored(ruling.choice().equals(YES) ? 1 : 0, ruling.choice() + Words.of(ruling));
    }
}

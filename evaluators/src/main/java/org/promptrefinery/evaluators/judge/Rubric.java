package org.promptrefinery.evaluators.judge;

import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * A grade by criteria.
 *
 * @param criteria in the job author's words
 * @param showReference whether the judge sees what is expected
 */
record Rubric(String name, String criteria, Scale scale, boolean showReference) implements Examination {

    @Override
    public boolean needsReference() {
        return showReference;
    }

    @Override
    public String task() {
        return "Grade the answer by these criteria:\n" + criteria + "\n\n" + scale.explained()
                + (showReference ? "\nA reference is an answer that deserves the best grade." : "");
    }

    @Override
    public Form form() {
        return scale.form();
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
        return new Verdict.Scored(
                scale.share(Integer.parseInt(ruling.choice())),
                "grade " + ruling.choice() + " on the scale " + scale + Words.of(ruling));
    }
}

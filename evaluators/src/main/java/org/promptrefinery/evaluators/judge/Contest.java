package org.promptrefinery.evaluators.judge;

import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.evaluators.Trial;

/**
 * An answer against another one.
 *
 * @param trial with the answer
 * @param rival the other one
 */
record Contest(Trial trial, String rival) {

    /** Nothing to choose from, so no judge is needed. */
    boolean same() {
        return trial.answer().equals(rival);
    }

    /** The answer first, then the rival first. */
    List<Dossier> bothOrders() {
        return List.of(dossier(trial.answer(), rival), dossier(rival, trial.answer()));
    }

    private Dossier dossier(String first, String second) {
        List<Exhibit> exhibits = new ArrayList<>(Exhibit.inputs(trial.subject()));
        exhibits.add(new Exhibit("first answer", first));
        exhibits.add(new Exhibit("second answer", second));
        return Dossier.of(exhibits);
    }
}

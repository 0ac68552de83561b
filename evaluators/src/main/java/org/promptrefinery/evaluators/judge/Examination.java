package org.promptrefinery.evaluators.judge;

import java.util.List;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** What is asked about each answer by itself, and what is made of the ruling. Pure. */
interface Examination {

    String name();

    /** Whether a case without a reference cannot be judged. */
    boolean needsReference();

    /** What the judge is to do. */
    String task();

    /** What it is to fill in. */
    Form form();

    /** What it is to look at. */
    List<Exhibit> exhibits(Trial trial);

    /** What a ruling means; its choice is one of the form's. */
    Verdict verdict(Outcome.Ruling ruling);
}

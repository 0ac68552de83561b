package org.promptrefinery.evaluators;

import java.util.List;

/**
 * Judges answers, many at a time so that a judge model can work in batches. Implementations are total: any string gets
 * a verdict, and nothing is thrown because of what an answer says. They are safe for use by several threads.
 */
public interface Evaluator {
    /** The name used in job files and reports, with its options where they change the outcome. */
    String name();

    /** Changes whenever the same answer could be judged differently than before. */
    String version();

    /** Whether the same trial always gets the same verdict. */
    boolean deterministic();

    /** Whether a case without a reference answer cannot be judged. */
    boolean needsReference();

    /** One verdict per trial, in the same order. */
    List<Verdict> judge(List<Trial> trials);

    /** What it asks models for one answer, an entry for each judge in it; most evaluators ask none. */
    default List<Calls> calls() {
        return List.of();
    }

    /**
     * What a person should know before they believe its verdicts, such as how often it was right; most have nothing to
     * say. May take as long as judging.
     */
    default List<String> notices() {
        return List.of();
    }
}

package org.promptrefinery.study.job;

import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.evaluators.similarity.Embedders;

/** What the evaluators of a job can ask for. */
public final class JobServices {

    private JobServices() {}

    /** Some judges, and the embedder of this build. */
    public static Services of(JudgeModels judges) {
        return Services.NONE.with(JudgeModels.class, judges).with(Embedders.class, Embedders.installed());
    }
}

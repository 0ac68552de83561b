package org.promptrefinery.report;

import java.util.function.Consumer;
import org.promptrefinery.study.history.Answer;
import org.promptrefinery.study.history.Answers;
import org.promptrefinery.study.run.RunFolder;

/** Answers of a run that can be gone through more than once. */
@FunctionalInterface
public interface AnswerSource {

    /** Hands on one answer after the other, always the same in the same order. */
    void each(Consumer<Answer> answers);

    /** Those that the folder of a run has; none while the run goes on. */
    static AnswerSource of(RunFolder folder) {
        return answers -> Answers.each(folder, answers);
    }
}

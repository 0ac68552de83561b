package org.promptrefinery.study;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.LanguageModel;

/**
 * The open models of a study.
 *
 * @param task that is prompted
 * @param reflector that thinks about prompts; it may be the same one
 * @param judges that grade answers
 */
public record Models(LanguageModel task, Optional<LanguageModel> reflector, JudgeModels judges) {

    /** A model that is prompted, alone. */
    public static Models of(LanguageModel task) {
        return new Models(task, Optional.empty(), new JudgeModels(List.of()));
    }
}

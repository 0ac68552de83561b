package org.promptrefinery.evaluators.judge;

import java.util.Optional;
import org.promptrefinery.inference.LanguageModel;

/**
 * A model that grades answers.
 *
 * @param spec as the job names it, such as {@code openai:MODEL@URL}
 * @param model to be asked; empty while a job is only checked
 */
public record JudgeModel(String spec, Optional<LanguageModel> model) {

    /** What an evaluator is made with where nothing is known of a job. */
    static final JudgeModel NONE = named("none");

    /** A judge that a job names but that is not open yet. */
    public static JudgeModel named(String spec) {
        return new JudgeModel(spec, Optional.empty());
    }

    /** A judge that can be asked. */
    public static JudgeModel open(String spec, LanguageModel model) {
        return new JudgeModel(spec, Optional.of(model));
    }

    /** The same text for models that answer alike, as far as that is known. */
    String identity() {
        return spec + model.map(open -> "#" + open.identity().fingerprint()).orElse("");
    }
}

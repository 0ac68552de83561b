package org.promptrefinery.study.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.promptrefinery.evaluators.judge.JudgeModel;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;

/** The judge models of a job while they are open. */
public final class OpenJudges implements AutoCloseable {

    private final List<JudgeModel> open = new ArrayList<>();

    private OpenJudges() {}

    /**
     * Opens all or none.
     *
     * @throws ModelUnavailable naming the one that cannot be used
     */
    public static OpenJudges of(List<String> specs, Function<String, LanguageModel> opener) {
        OpenJudges judges = new OpenJudges();
        try {
            specs.forEach(spec -> judges.open.add(JudgeModel.open(spec, opener.apply(spec))));
            return judges;
        } catch (ModelUnavailable unavailable) {
            judges.close();
            throw unavailable;
        }
    }

    public JudgeModels models() {
        return new JudgeModels(open);
    }

    @Override
    public void close() {
        open.forEach(judge -> judge.model().ifPresent(LanguageModel::close));
    }
}

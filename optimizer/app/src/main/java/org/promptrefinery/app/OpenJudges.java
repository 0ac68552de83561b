package org.promptrefinery.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.judge.JudgeModel;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.catalog.ModelCatalog;

/** The judge models of a job while they are open. */
final class OpenJudges implements AutoCloseable {

    private final List<JudgeModel> open = new ArrayList<>();

    private OpenJudges() {}

    /**
     * Opens all or none.
     *
     * @throws ModelUnavailable naming the one that cannot be used
     */
    static OpenJudges of(List<String> specs, Map<String, String> environment) {
        specs.forEach(ModelCatalog::requireKnown);
        OpenJudges judges = new OpenJudges();
        try {
            specs.forEach(spec -> judges.open.add(JudgeModel.open(spec, ModelCatalog.open(spec, environment))));
            return judges;
        } catch (ModelUnavailable unavailable) {
            judges.close();
            throw unavailable;
        }
    }

    JudgeModels models() {
        return new JudgeModels(open);
    }

    @Override
    public void close() {
        open.forEach(judge -> judge.model().ifPresent(LanguageModel::close));
    }
}

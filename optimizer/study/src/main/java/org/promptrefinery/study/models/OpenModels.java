package org.promptrefinery.study.models;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.study.Models;

/** All models of a search while they are open. */
public final class OpenModels implements AutoCloseable {

    private final Models models;
    private final Deque<LanguageModel> open;
    private final OpenJudges judges;

    private OpenModels(Models models, Deque<LanguageModel> open, OpenJudges judges) {
        this.models = models;
        this.open = open;
        this.judges = judges;
    }

    /**
     * Opens all or none. A reflector that is the model that is prompted is opened once.
     *
     * @throws ModelUnavailable naming the one that cannot be used
     */
    public static OpenModels of(JobModels job) {
        Deque<LanguageModel> open = new ArrayDeque<>();
        try {
            open.push(job.task());
            LanguageModel task = open.element();
            Optional<LanguageModel> reflector = job.reflector(task);
            reflector.filter(model -> model != task).ifPresent(open::push);
            OpenJudges judges = job.judges();
            return new OpenModels(new Models(task, reflector, judges.models()), open, judges);
        } catch (ModelUnavailable unavailable) {
            open.forEach(LanguageModel::close);
            throw unavailable;
        }
    }

    public Models models() {
        return models;
    }

    @Override
    public void close() {
        judges.close();
        open.forEach(LanguageModel::close);
    }
}

package org.promptrefinery.app;

import java.util.Map;
import java.util.function.Consumer;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.catalog.ModelCatalog;
import org.promptrefinery.inference.catalog.ModelTerms;
import org.promptrefinery.study.job.Job;

/**
 * Opens the models of a job on the terms that it settles for them.
 *
 * @param environment variables with keys and folders
 * @param notices hears what happens to their servers
 */
record JobModels(Job job, Map<String, String> environment, Consumer<String> notices) {

    /** Refuses a job one of whose models cannot be meant, before anything is read or opened. */
    void requireKnown() {
        ModelCatalog.requireKnown(job.model().spec());
        job.judges().forEach(ModelCatalog::requireKnown);
    }

    /** The model that is prompted. */
    LanguageModel task() {
        return open(job.model().spec());
    }

    /** The models that grade answers: all of them, or none. */
    OpenJudges judges() {
        return OpenJudges.of(job.judges(), this::open);
    }

    private LanguageModel open(String spec) {
        ModelTerms terms = job.terms().getOrDefault(spec, ModelTerms.DEFAULT);
        return ModelCatalog.open(spec, terms, environment, notices);
    }
}

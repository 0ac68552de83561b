package org.promptrefinery.study.models;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.catalog.ModelCatalog;
import org.promptrefinery.inference.catalog.ModelTerms;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.ReflectorModel;

/**
 * Opens the models of a job on the terms that it settles for them.
 *
 * @param environment variables with keys and folders
 * @param notices hears what happens to their servers
 */
public record JobModels(Job job, Map<String, String> environment, Consumer<String> notices) {

    /** Refuses a job one of whose models cannot be meant, before anything is read or opened. */
    public void requireKnown() {
        ModelCatalog.requireKnown(job.model().spec());
        job.reflector().map(ReflectorModel::spec).ifPresent(ModelCatalog::requireKnown);
        job.judges().forEach(ModelCatalog::requireKnown);
    }

    /** The model that is prompted. */
    public LanguageModel task() {
        return open(job.model().spec());
    }

    /**
     * The model that thinks about prompts, if the job names one.
     *
     * @param task the open model that is prompted, which may be the same one
     */
    public Optional<LanguageModel> reflector(LanguageModel task) {
        return job.reflector()
                .map(ReflectorModel::spec)
                .map(spec -> spec.equals(job.model().spec()) ? task : open(spec));
    }

    /** The models that grade answers: all of them, or none. */
    public OpenJudges judges() {
        return OpenJudges.of(job.judges(), this::open);
    }

    private LanguageModel open(String spec) {
        ModelTerms terms = job.terms().getOrDefault(spec, ModelTerms.DEFAULT);
        return ModelCatalog.open(spec, terms, environment, notices);
    }
}

package org.promptrefinery.evaluators.judge;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.evaluators.kind.Options;
import org.promptrefinery.inference.LanguageModel;

/**
 * The service that judges need: the judge models of a job, the usual one first. Where the service is there but holds
 * none, a judge cannot be made; the model that is being prompted never stands in.
 *
 * @param models in the order of the job
 */
public record JudgeModels(List<JudgeModel> models) {

    public JudgeModels {
        models = List.copyOf(models);
    }

    /** Judges that are named but not open, to check a job. */
    public static JudgeModels named(List<String> specs) {
        return new JudgeModels(specs.stream().map(JudgeModel::named).toList());
    }

    /** These judges, each behind a decorator such as a cache. */
    public JudgeModels each(UnaryOperator<LanguageModel> decorator) {
        return new JudgeModels(models.stream()
                .map(judge -> new JudgeModel(judge.spec(), judge.model().map(decorator)))
                .toList());
    }

    /** The judge that an evaluator names, or the usual one. */
    static JudgeModel choose(Options options) {
        Optional<String> wanted = options.text("model");
        return options.services()
                .find(JudgeModels.class)
                .map(known -> known.choose(wanted, options))
                .orElseGet(() -> wanted.map(JudgeModel::named).orElse(JudgeModel.NONE));
    }

    private JudgeModel choose(Optional<String> wanted, Options options) {
        if (models.isEmpty()) {
            throw new BadInput(options.where() + ": this evaluator asks a judge model, so the job must name one in"
                    + " 'model.judge', such as model: {task: ..., judge: \"gguf:judge.gguf\"}; the model that is"
                    + " prompted is never its own judge unless it is named there");
        }
        return wanted.map(spec -> named(spec, options)).orElseGet(models::getFirst);
    }

    private JudgeModel named(String spec, Options options) {
        List<String> known = models.stream().map(JudgeModel::spec).toList();
        return models.stream()
                .filter(model -> model.spec().equals(spec))
                .findFirst()
                .orElseThrow(() -> new BadInput(options.where() + ".model: '" + spec + "' is no judge of this job."
                        + Nearest.maybe(spec, known) + " 'model.judge' names " + String.join(", ", known)));
    }
}

package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The effective job, with every default filled in. */
public final class JobWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JobWriter() {}

    /** The job in the form of a job file. */
    public static ObjectNode tree(Job job) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", job.name()).put("seed", job.search().seed());
        ObjectNode model = tree.putObject("model").put("task", job.model().spec());
        if (!job.judges().isEmpty()) {
            model.set(
                    "judge",
                    JSON.valueToTree(job.judges().size() == 1 ? job.judges().getFirst() : job.judges()));
        }
        model.put("max_tokens", job.model().maxTokens())
                .put("temperature", job.model().temperature());
        tree.set("prompt", PromptReader.write(job.prompt()));
        tree.set("cases", CasesReader.write(job.cases()));
        tree.putObject("split")
                .put("train", job.shares().train())
                .put("dev", job.shares().dev())
                .put("test", job.shares().test());
        tree.set("evaluators", JSON.valueToTree(job.evaluators()));
        tree.put("max_unscored", job.search().maxUnscored());
        job.trust()
                .required()
                .ifPresentOrElse(kappa -> tree.put("require_kappa", kappa), () -> tree.putNull("require_kappa"));
        tree.putObject("search")
                .put("population", job.search().population())
                .put("children", job.search().children())
                .put("generations", job.search().generations())
                .put("minibatch", job.search().minibatch())
                .put("patience", job.search().patience())
                .put("max_prompt_tokens", job.search().maxPromptTokens());
        tree.putObject("budget")
                .put("completions", job.budget().completions())
                .put("minutes", job.budget().minutes());
        return tree;
    }
}

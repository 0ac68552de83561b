package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** The effective job, with every default filled in. */
public final class JobWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JobWriter() {}

    /** The job in the form of a job file. */
    public static ObjectNode tree(Job job) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", job.name()).put("seed", job.search().seed());
        ModelReader.write(tree.putObject("model"), job);
        if (!job.terms().isEmpty()) {
            TermsReader.write(tree.putObject("models"), new TreeMap<>(job.terms()));
        }
        tree.set("prompt", PromptReader.write(job.prompt()));
        tree.set("cases", CasesReader.write(job.cases()));
        tree.putObject("split")
                .put("train", job.shares().train())
                .put("dev", job.shares().dev())
                .put("test", job.shares().test());
        tree.set("evaluators", JSON.valueToTree(job.evaluators()));
        tree.put("max_unscored", job.search().limits().maxUnscored());
        tree.put("max_quarantined", job.maxQuarantined());
        job.trust()
                .required()
                .ifPresentOrElse(kappa -> tree.put("require_kappa", kappa), () -> tree.putNull("require_kappa"));
        tree.putObject("search")
                .put("population", job.search().size().population())
                .put("children", job.search().size().children())
                .put("generations", job.search().size().generations())
                .put("minibatch", job.search().size().minibatch())
                .put("patience", job.search().size().patience())
                .put("max_prompt_tokens", job.search().limits().maxPromptTokens())
                .put("finalists", job.search().goal().finalists());
        BudgetReader.write(tree.putObject("budget"), job.budget());
        return tree;
    }

    /**
     * What decides the result of a job: all but limits towards servers and names of keys, which change how fast answers
     * come and not what they are.
     */
    public static ObjectNode deciding(Job job) {
        ObjectNode tree = tree(job);
        if (tree.path("models") instanceof ObjectNode models) {
            models.forEach(terms -> ((ObjectNode) terms).retain("price"));
            models.properties().removeIf(entry -> entry.getValue().isEmpty());
            if (models.isEmpty()) {
                tree.remove("models");
            }
        }
        return tree;
    }
}

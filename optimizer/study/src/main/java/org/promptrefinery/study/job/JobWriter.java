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
        job.reflector()
                .map(ReflectorModel::metaPrompts)
                .filter(texts -> !texts.isEmpty())
                .ifPresent(texts -> new TreeMap<>(texts).forEach(tree.putObject("meta_prompts")::put));
        ChainReader.put(tree, job.chain());
        tree.set("cases", CasesReader.write(job.cases()));
        SourcesReader.write(tree, job.sources());
        tree.putObject("split")
                .put("train", job.shares().train())
                .put("dev", job.shares().dev())
                .put("test", job.shares().test());
        tree.set("evaluators", JSON.valueToTree(job.evaluators()));
        SearchReader.write(tree, job.search());
        tree.put("max_quarantined", job.maxQuarantined());
        job.trust()
                .required()
                .ifPresentOrElse(kappa -> tree.put("require_kappa", kappa), () -> tree.putNull("require_kappa"));
        BudgetReader.write(tree.putObject("budget"), job.budget());
        NotifyReader.write(tree, job.notification());
        return tree;
    }

    /**
     * What decides the result of a job: all but limits towards servers and names of keys, which change how fast answers
     * come and not what they are, and who is told at the end.
     */
    public static ObjectNode deciding(Job job) {
        ObjectNode tree = tree(job);
        tree.remove(NotifyReader.NAME);
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

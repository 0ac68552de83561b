package org.promptrefinery.export.supply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.run.ContentHash;
import org.promptrefinery.study.supply.Asked;
import org.promptrefinery.study.supply.ExamplePool;

/**
 * The files that go with a prompt that has things looked up: {@code NAME.supply.json} says what its variables stand
 * for, and {@code NAME.examples.jsonl} holds the examples, none of which is a dev or test case. Documents stay where
 * they are; their hash says whether they are still the same.
 */
public final class SupplyFiles {

    private SupplyFiles() {}

    /** How the file with the examples of a job is called. */
    public static String examples(Job job) {
        return job.name() + ".examples.jsonl";
    }

    /** All that the prompts of a chain want looked up, in order of appearance. */
    public static Set<Supply> wishes(Chain chain) {
        Set<Supply> wishes = new LinkedHashSet<>();
        chain.steps().forEach(step -> wishes.addAll(Supply.of(step.prompt())));
        return wishes;
    }

    /**
     * The files; none where nothing is looked up.
     *
     * @param job with the exported prompt
     */
    public static List<ExportFile> of(Job job) {
        Set<Supply> wishes = wishes(job.chain());
        if (wishes.isEmpty()) {
            return List.of();
        }
        List<ExportFile> files = new ArrayList<>();
        Optional<List<Case>> pool = wishes.stream().anyMatch(NearestExamples.class::isInstance)
                ? Optional.of(ExamplePool.of(job.sources(), Material.of(job).split(), Asked.by(job.chain()))
                        .cases())
                : Optional.empty();
        pool.ifPresent(cases -> files.add(new ExportFile(examples(job), CaseLines.text(cases))));
        files.add(new ExportFile(
                job.name() + ".supply.json", notes(job, wishes, pool).toPrettyString() + "\n"));
        return files;
    }

    private static ObjectNode notes(Job job, Set<Supply> wishes, Optional<List<Case>> pool) {
        ObjectNode notes = JsonNodeFactory.instance.objectNode();
        ArrayNode variables = notes.putArray("variables");
        wishes.forEach(wish -> variables
                .addObject()
                .put("variable", "{{" + wish.variable() + "}}")
                .put("means", Meaning.of(wish)));
        Asked.by(job.chain()).inputs().forEach(notes.putArray("inputs")::add);
        pool.ifPresent(
                cases -> notes.putObject("examples").put("file", examples(job)).put("number", cases.size()));
        if (wishes.stream().anyMatch(Passages.class::isInstance)) {
            job.sources().documents().ifPresent(folder -> notes.putObject("documents")
                    .put("folder", String.valueOf(folder.getFileName()))
                    .put("sha256", ContentHash.ofFolder(folder)));
        }
        return notes;
    }
}

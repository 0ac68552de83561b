package org.promptrefinery.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.export.format.Guard;
import org.promptrefinery.export.supply.Meaning;
import org.promptrefinery.export.supply.SupplyFiles;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.TaskModel;
import org.promptrefinery.study.run.ResultsFolder;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunRecord;
import org.promptrefinery.study.supply.Indexing;
import org.promptrefinery.study.supply.Supplies;

/** Reads what is to be exported. */
public final class Shipments {

    private Shipments() {}

    /**
     * The prompts of a {@code .prompt} file, of which nothing else is known.
     *
     * @throws BadInput when there is no such file, or it is broken
     */
    public static Shipment ofFile(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        Chain chain = ChainReader.file(file);
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        putMeanings(facts, chain);
        return new Shipment(name.replaceAll("[^\\w.-]", "-"), chain, Optional.empty(), facts, Guard.NONE);
    }

    /**
     * The winner of a run, with what the run says of it and the test cases to guard it.
     *
     * @param services what the evaluators may use
     * @param version of this program
     * @param notices hears why the cases stay behind, when they cannot be read any more
     * @throws BadInput when the folder is no run, or has no winner yet
     */
    public static Shipment ofRun(RunFolder folder, Services services, String version, Consumer<String> notices) {
        RunHistory history = RunHistories.read(folder);
        if (!Files.isRegularFile(folder.winner())) {
            throw new BadInput("the run " + folder.path() + " has no winner yet; go on with it by --resume");
        }
        Chain winner = ChainReader.file(folder.winner());
        Optional<Job> job = Optional.empty();
        Guard guard = Guard.NONE;
        try {
            job = Optional.of(JobFile.ofRun(folder.record(), Map.of(), services));
            Job whole = RunRecord.read(folder, Map.of(), services);
            guard = new Guard(filled(whole, folder, notices), whole.evaluators());
        } catch (BadInput | StorageFailure unreadable) {
            notices.accept("exported without its cases: " + unreadable.getMessage());
        }
        SequencedMap<String, String> facts = RunFacts.of(history, winner, version);
        job.map(Job::model)
                .map(TaskModel::labels)
                .filter(labels -> !labels.isEmpty())
                .ifPresent(labels -> RunFacts.put(facts, "answers_held_to", String.join(" | ", labels)));
        putMeanings(facts, winner);
        return new Shipment(history.job().name(), winner, job.map(Job::model), facts, guard);
    }

    /** The test cases, with what is looked up for each as further inputs, so that they can be asked elsewhere. */
    private static List<Case> filled(Job job, RunFolder run, Consumer<String> notices) {
        Material material = Material.of(job);
        Set<Supply> wishes = SupplyFiles.wishes(job.chain());
        if (wishes.isEmpty()) {
            return material.split().test();
        }
        Path indexes = run.path().resolveSibling(ResultsFolder.INDEXES);
        try (Supplies supplies =
                material.supplied(job, Indexing.in(indexes, notices)).supplies()) {
            return material.split().test().stream()
                    .map(subject -> filled(subject, wishes, supplies))
                    .toList();
        }
    }

    private static Case filled(Case subject, Set<Supply> wishes, Supplies supplies) {
        Map<String, String> inputs = new HashMap<>(subject.inputs());
        wishes.forEach(wish -> inputs.put(wish.variable(), supplies.lookUp(wish, subject, subject.inputs())));
        return new Case(subject.id(), inputs, subject.references(), subject.tags(), subject.weight());
    }

    private static void putMeanings(SequencedMap<String, String> facts, Chain chain) {
        try {
            SupplyFiles.wishes(chain)
                    .forEach(wish -> RunFacts.put(facts, "fill_in_" + wish.variable(), Meaning.of(wish)));
        } catch (IllegalArgumentException malformed) {
            throw new BadInput(String.valueOf(malformed.getMessage()), malformed);
        }
    }
}

package org.promptrefinery.export.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.export.RunFacts;
import org.promptrefinery.export.Secrets;
import org.promptrefinery.export.StagedFile;
import org.promptrefinery.export.Staging;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.history.JobFacts;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunRecord;

/**
 * Writes data for training, with a card that says what it is. Answers come in by verdicts that may be believed, by the
 * word of a reviewer, which outweighs them, or as a reference that is a right answer itself ({@link ExactReferences}).
 * No case of the test split comes in, nor one that asks the same.
 */
public final class TrainingExport {

    private static final String CARD = "README.md";
    private static final String CARD_FOR_MACHINES = "card.json";

    /** How much of the files of a run is gone through at a time, in bytes; what is kept of it is less. */
    private static final long AT_A_TIME = 256L << 20;

    private final Provenance from;
    private final Recipe recipe;
    private final Collection<String> known;

    private TrainingExport(Provenance from, Recipe recipe, Collection<String> known) {
        this.from = from;
        this.recipe = recipe;
        this.known = known;
    }

    /**
     * Writes the data into a folder: {@code train.jsonl}, {@code validation.jsonl} where dev cases are wanted,
     * {@code README.md} and {@code card.json}. The same run and recipe make the same bytes.
     *
     * @param staging where to, closed by the caller
     * @param known secrets that must not be in it, such as keys from the environment
     * @param notices hears what speaks against using it as it is, and how much there is
     * @return the files' paths
     * @throws BadInput when the run has not ended, its cases have changed, there is nothing to train on, the prompt has
     *     a secret in it, or a file must not be overwritten
     */
    public static List<Path> write(
            Provenance from, Recipe recipe, Staging staging, Collection<String> known, Consumer<String> notices) {
        return new TrainingExport(from, recipe, known).write(staging, notices);
    }

    private List<Path> write(Staging staging, Consumer<String> notices) {
        RunHistory history = RunHistories.read(from.run());
        Job job = RunRecord.read(from.run(), Map.of(), from.services());
        Wording wording = recipe.withPrompt()
                ? Wording.under(job, from.supplies())
                : Wording.plain(JobFile.ofRun(from.run().record(), Map.of(), from.services()), from.supplies());
        Secrets.requireNone(
                "the prompt",
                wording.prompt().system() + "\n" + wording.prompt().user(),
                known);
        Tally tally = new Tally();
        Map<String, String> doubts = doubts(job);
        Admission admission = new Admission(Roll.of(Material.of(job).split()), recipe.withDev(), tally);
        Evidence evidence = new Evidence(from.run(), job.evaluation(), doubts.isEmpty(), from.reviews(), admission);
        Map<Part, StagedFile> files = new Selection(recipe, wording, new Screen(wording, known), tally)
                .write(evidence, slices(from.run()), staging);
        List<String> warnings = Warnings.of(recipe, tally, doubts);
        if (!files.containsKey(Part.TRAIN)) {
            throw nothing(tally, warnings);
        }
        DataCard card = new DataCard(
                job.name(),
                RunFacts.of(history, job.chain(), from.version()),
                models(history.job()),
                job.evaluation().fingerprint(),
                recipe,
                files(files, tally),
                tally,
                warnings);
        write(staging, CARD, CardText.of(card));
        write(staging, CARD_FOR_MACHINES, CardJson.of(card));
        List<Path> paths = staging.commit();
        warnings.forEach(notices);
        notices.accept(counted(tally));
        return paths;
    }

    private void write(Staging staging, String name, String text) {
        Secrets.requireNone("the data card", text, known);
        staging.write(name, text);
    }

    /** Doubtful evaluators that have a say. */
    private static Map<String, String> doubts(Job job) {
        Set<String> heard = job.evaluation().parts().stream()
                .filter(part -> part.weight() > 0 || part.gate())
                .map(Evaluation.Part::evaluator)
                .map(evaluator -> evaluator.name())
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, String> doubts = new LinkedHashMap<>(job.uncalibrated());
        doubts.keySet().retainAll(heard);
        return doubts;
    }

    private static SequencedMap<String, String> models(JobFacts job) {
        SequencedMap<String, String> models = new LinkedHashMap<>();
        models.put("task", RunFacts.withoutAddress(job.task()));
        job.reflector().ifPresent(reflector -> models.put("reflector", RunFacts.withoutAddress(reflector)));
        if (!job.judges().isEmpty()) {
            models.put(
                    "judge", job.judges().stream().map(RunFacts::withoutAddress).collect(Collectors.joining(", ")));
        }
        return models;
    }

    private static List<DataCard.DataFile> files(Map<Part, StagedFile> files, Tally tally) {
        List<DataCard.DataFile> all = new ArrayList<>();
        files.forEach((part, file) -> all.add(
                new DataCard.DataFile(part, tally.byPart().getOrDefault(part, 0L), file.bytes(), file.sha256())));
        return all;
    }

    private static int slices(RunFolder run) {
        return Math.toIntExact(1 + (size(run.trainVerdicts()) + size(run.verdicts())) / AT_A_TIME);
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException unreadable) {
            throw new StorageFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private BadInput nothing(Tally tally, List<String> warnings) {
        String why = tally.lost().isEmpty()
                ? "it keeps no answer to a train case, and its evaluators do not say that references are right answers"
                : "left out are " + lost(tally);
        String more = warnings.isEmpty() ? "" : ". Beware: " + String.join("; ", warnings);
        return new BadInput("the run " + from.run().name() + " has nothing to train on by "
                + recipe.method().id() + ": " + why + more + ". A run made anew keeps what was answered to train cases;"
                + " reviews of answers, or an evaluator such as 'exact', add right answers");
    }

    private static String counted(Tally tally) {
        return tally.rows() + " examples" + (tally.lost().isEmpty() ? "" : "; left out are " + lost(tally));
    }

    private static String lost(Tally tally) {
        return tally.lost().entrySet().stream()
                .map(loss -> loss.getValue() + " that " + loss.getKey().reason())
                .collect(Collectors.joining(", "));
    }
}

package org.promptrefinery.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.export.format.Guard;
import org.promptrefinery.export.supply.Meaning;
import org.promptrefinery.export.supply.SupplyFiles;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.search.Chain;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.history.Score;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.TaskModel;
import org.promptrefinery.study.job.Yaml;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunRecord;

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
            guard = new Guard(Material.of(whole).split().test(), whole.evaluators());
        } catch (BadInput | StorageFailure unreadable) {
            notices.accept("exported without its cases: " + unreadable.getMessage());
        }
        SequencedMap<String, String> facts = facts(history, winner, version);
        job.map(Job::model)
                .map(TaskModel::labels)
                .filter(labels -> !labels.isEmpty())
                .ifPresent(labels -> put(facts, "answers_held_to", String.join(" | ", labels)));
        putMeanings(facts, winner);
        return new Shipment(history.job().name(), winner, job.map(Job::model), facts, guard);
    }

    private static SequencedMap<String, String> facts(RunHistory history, Chain winner, String version) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        put(facts, "run", history.folder().name());
        if (!history.steps().isEmpty()) {
            put(
                    facts,
                    "date",
                    history.steps()
                            .getLast()
                            .at()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString());
        }
        put(facts, "measured_with", withoutAddress(history.job().task()));
        put(facts, "prompt_id", winner.id());
        history.outcome().ifPresent(outcome -> {
            put(facts, "score", score(outcome));
            outcome.proven().ifPresent(proven -> put(facts, "gain", gain(proven)));
        });
        ObjectNode record = Yaml.read(history.folder().record());
        put(
                facts,
                "cases_sha256",
                record.path(JobFile.MADE_FROM).path("cases_sha256").asText());
        put(facts, "made_by", "Prompt Refinery " + version);
        return facts;
    }

    private static void putMeanings(SequencedMap<String, String> facts, Chain chain) {
        try {
            SupplyFiles.wishes(chain).forEach(wish -> put(facts, "fill_in_" + wish.variable(), Meaning.of(wish)));
        } catch (IllegalArgumentException malformed) {
            throw new BadInput(String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private static String score(Outcome outcome) {
        Outcome.Side before = outcome.baseline();
        Outcome.Side after = outcome.winner();
        boolean proven = before.test().isPresent() && after.test().isPresent();
        Score first = proven ? before.test().get() : before.dev();
        Score last = proven ? after.test().get() : after.dev();
        return String.format(
                Locale.ROOT,
                "%.3f before, %.3f after, on %d %s",
                first.score(),
                last.score(),
                last.cases(),
                proven ? "test cases" : "dev cases, which chose it");
    }

    private static String gain(Outcome.Proven proven) {
        return String.format(
                Locale.ROOT,
                "%.3f, 95 %% interval %.3f to %.3f%s",
                proven.difference(),
                proven.low(),
                proven.high(),
                proven.improved() ? "" : ", not beyond chance");
    }

    /** The address of a server and the folder of a file say where it was, which is nobody else's business. */
    private static String withoutAddress(String spec) {
        String model = spec.replaceFirst("@(?i:https?)://.*", "");
        return model.startsWith("gguf:") ? "gguf:" + model.replaceFirst("^gguf:(?:.*[/\\\\])?", "") : model;
    }

    /** On one line, and without what ends the head of a file. */
    private static void put(SequencedMap<String, String> facts, String name, String fact) {
        String line = fact.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
        facts.put(name, line.replace("---", "- - -").replace("+++", "+ + +"));
    }
}

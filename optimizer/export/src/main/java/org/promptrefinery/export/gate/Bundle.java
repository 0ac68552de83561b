package org.promptrefinery.export.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.supply.SupplyFiles;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.study.history.Answer;
import org.promptrefinery.study.history.Answers;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.JobWriter;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.Yaml;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunRecord;

/**
 * The winner of a run with all that guards it: the prompt as the search wrote it, the cases with how it fared on each,
 * and the lock.
 *
 * @param lock what the prompt is held to
 * @param prompt text of its file
 * @param cases text of their file
 * @param supplies what goes along where the prompt has things looked up
 * @param documents the folder that passages are taken from, where the prompt has some looked up
 * @param outcome of the run
 * @param proven what the run proved
 */
public record Bundle(
        Lock lock,
        String prompt,
        String cases,
        List<ExportFile> supplies,
        Optional<Path> documents,
        Outcome outcome,
        Outcome.Proven proven) {

    private static final String CASES = "cases.jsonl";
    private static final List<String> FIELDS =
            List.of("name", "seed", "model", "models", "prompt", "prompts", "evaluators", "max_unscored");
    private static final List<String> REFLECTION =
            List.of("reflector", "reflector_temperature", "reflector_max_tokens");

    /**
     * Makes the files of a run that has proven what its winner is worth.
     *
     * @param most how many of its test cases the gate asks, at least 1
     * @param services what its evaluators may use
     * @throws BadInput when the run has no proof, or its winner or its cases are not those of the run any more
     */
    public static Bundle of(RunFolder run, int most, Services services) {
        RunHistory history = RunHistories.read(run);
        Outcome outcome = history.outcome()
                .orElseThrow(() -> new BadInput("the run " + run.path() + " has not ended; go on with it by --resume"));
        Outcome.Proven proven = outcome.proven()
                .orElseThrow(() -> new BadInput("the run " + run.path() + " has asked no test cases, so that nothing"
                        + " says what its winner is worth; go on with it by --resume"));
        Job job = RunRecord.read(run, Map.of(), services);
        if (!job.chain().id().equals(outcome.winner().id())) {
            throw new BadInput(run.winner() + " is not the prompt that the run measured any more ("
                    + job.chain().id()
                    + ", not " + outcome.winner().id() + "); change it after the export, and see what refinery check"
                    + " says of it");
        }
        Job own = JobFile.ofRun(run.record(), Map.of(), services);
        List<LockedCase> cases = cases(run, job, most);
        String prompt = text(run);
        String lines = LockedCases.text(cases);
        String name = job.name() + ".prompt.yaml";
        Lock lock = new Lock(
                Lock.VERSION,
                new Lock.Locked(name, TextHash.of(prompt), job.chain().id()),
                new Lock.LockedSet(CASES, TextHash.of(lines), cases.size()),
                Lock.Level.of(
                        cases.stream().map(LockedCase::result).toList(),
                        job.search().seed()),
                versions(run),
                origin(run.name(), outcome, proven),
                new TreeMap<>(),
                tree(own, job));
        Optional<Path> documents = wishes(own, job).anyMatch(Passages.class::isInstance)
                ? own.sources().documents()
                : Optional.empty();
        return new Bundle(lock, prompt, lines, SupplyFiles.of(job), documents, outcome, proven);
    }

    private static List<LockedCase> cases(RunFolder run, Job job, int most) {
        Map<String, Answer> before = new HashMap<>();
        Map<String, Answer> after = new HashMap<>();
        Answers.each(run, answer -> {
            if (answer.split().equals("test")) {
                (answer.prompt().equals("winner") ? after : before).put(answer.subject(), answer);
            }
        });
        List<Case> test = Material.of(job).split().test().stream()
                .filter(subject -> after.containsKey(subject.id()))
                .toList();
        if (test.isEmpty()) {
            throw new BadInput(run.verdicts() + " has no answer of the winner to a test case; the run is not whole");
        }
        List<LockedCase> locked = new ArrayList<>();
        for (Case subject : CaseSample.of(
                test, one -> solved(one, before), most, job.search().seed())) {
            locked.add(LockedCase.of(result(subject, after)));
        }
        return locked;
    }

    private static boolean solved(Case subject, Map<String, Answer> answers) {
        return answers.containsKey(subject.id()) && result(subject, answers).solved();
    }

    private static CaseResult result(Case subject, Map<String, Answer> answers) {
        Answer answer = answers.get(subject.id());
        if (answer == null) {
            throw new IllegalArgumentException("there is no answer to " + subject.id());
        }
        Verdict verdict = answer.score().isPresent()
                ? new Verdict.Scored(answer.score().getAsDouble(), "as the run judged it")
                : new Verdict.Unscored("no score in the run");
        return new CaseResult(subject, answer.answer(), verdict, answer.gatesHeld(), Map.of());
    }

    private static Lock.Versions versions(RunFolder run) {
        JsonNode sources = Yaml.read(run.record()).path(JobFile.MADE_FROM);
        return new Lock.Versions(
                Lock.Versions.PROGRAM,
                sources.path("model").asText(),
                sources.path("evaluators").asText());
    }

    private static Lock.Origin origin(String run, Outcome outcome, Outcome.Proven proven) {
        return new Lock.Origin(
                run,
                outcome.baseline().test().orElseThrow().score(),
                outcome.winner().test().orElseThrow().score(),
                proven.low(),
                proven.high(),
                proven.pValue(),
                proven.test(),
                outcome.winner().test().orElseThrow().cases(),
                proven.improved());
    }

    /** What is asked and how it is judged; how it was searched for is of no account any more. */
    private static ObjectNode tree(Job job, Job exported) {
        ObjectNode tree = JobWriter.deciding(job);
        tree.retain(FIELDS);
        tree.put("cases", CASES);
        if (wishes(job, exported).anyMatch(NearestExamples.class::isInstance)) {
            tree.put("examples", SupplyFiles.examples(job));
        }
        if (tree.path("model") instanceof ObjectNode model) {
            model.remove(REFLECTION);
        }
        if (tree.path("models") instanceof ObjectNode models) {
            List<String> asked = new ArrayList<>(job.judges());
            asked.add(job.model().spec());
            models.retain(asked);
        }
        return tree;
    }

    private static Stream<Supply> wishes(Job own, Job exported) {
        return Stream.of(own, exported).flatMap(job -> SupplyFiles.wishes(job.chain()).stream());
    }

    private static String text(RunFolder run) {
        try {
            return Files.readString(run.winner(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new StorageFailure(run.winner() + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}

package org.promptrefinery.export.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.Score;
import org.promptrefinery.study.job.Yaml;

/** A prompt with its guards, made by hand: cases q0 to q19, of which the locked prompt solved all but the last two. */
public final class Shelf {

    public static final int CASES = 20;
    public static final int SOLVED = 18;

    static final String PROMPT = "system: Answer with one word.\nuser: \"{{question}}\"\n";

    private static final String JOB = """
            name: play
            seed: 7
            model: {task: "embedded:bard", max_tokens: 9}
            prompt: {system: "Answer the question.", user: "{{question}}"}
            cases: cases.jsonl
            evaluators: [exact, forbidden: {words: [Romeo]}]
            max_unscored: 0.1
            """;

    private Shelf() {}

    /** What a run with this prompt would export. */
    public static Bundle bundle(Path scratch, String prompt) throws IOException {
        String cases = LockedCases.text(cases());
        Outcome outcome = outcome();
        Lock lock = new Lock(
                Lock.VERSION,
                new Lock.Locked("play.prompt.yaml", TextHash.of(prompt), "0123456789ab"),
                new Lock.LockedSet("cases.jsonl", TextHash.of(cases), CASES),
                Lock.Level.of(cases().stream().map(LockedCase::result).toList(), 7),
                new Lock.Versions("0.1.0", "model 1", "evaluators 1"),
                new Lock.Origin("play-20261125-010203", 0.25, 0.9, 0.4, 0.8, 0.0001, "exact McNemar test", 40, true),
                new TreeMap<>(),
                job(scratch));
        return new Bundle(
                lock,
                prompt,
                cases,
                List.of(),
                Optional.empty(),
                outcome,
                outcome.proven().orElseThrow());
    }

    /** Writes what a run would export into a folder, and reads it back. */
    static Guarded guarded(Path folder) throws IOException {
        Bundle bundle = bundle(folder, PROMPT);
        Files.writeString(folder.resolve("play.prompt.yaml"), bundle.prompt());
        Files.writeString(folder.resolve("cases.jsonl"), bundle.cases());
        Files.writeString(folder.resolve(Lock.FILE), LockFile.text(bundle.lock()));
        return Guarded.read(folder, Services.NONE);
    }

    static List<LockedCase> cases() {
        List<LockedCase> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Verdict verdict = i < SOLVED ? Verdict.pass("right") : Verdict.fail("wrong");
            cases.add(new LockedCase(subject("q" + i, "Whom " + i + "?"), verdict, true, OptionalInt.empty()));
        }
        return cases;
    }

    static Case subject(String id, String question) {
        return new Case(id, Map.of("question", question), List.of("Bob"), new TreeSet<>(List.of("renamed")), 1);
    }

    private static ObjectNode job(Path scratch) throws IOException {
        Path file = Files.writeString(scratch.resolve("job-of-the-lock.yaml"), JOB);
        ObjectNode job = Yaml.read(file);
        Files.delete(file);
        return job;
    }

    private static Outcome outcome() {
        LinkedHashMap<String, Outcome.Cost> spent = new LinkedHashMap<>();
        spent.put("task", new Outcome.Cost(1234, 5, 6, 7, OptionalDouble.empty()));
        Score before = new Score(0.25, 40, 40, 0, 9);
        Score after = new Score(0.9, 40, 40, 0, 19);
        Outcome.Proven proven = new Outcome.Proven(
                0.65,
                0.4,
                0.8,
                0.0001,
                "exact McNemar test",
                true,
                OptionalDouble.of(0.01),
                Optional.empty(),
                List.of(new Outcome.Tag("a|b`<x>", 20, 0.2, 0.9, 0.5, 0.9, 0.001, false, false)));
        return new Outcome(
                StudyResult.Ending.FINISHED,
                "done",
                Duration.ofSeconds(5),
                spent,
                new Outcome.Side("aaaaaaaaaaaa", before, Optional.of(before)),
                new Outcome.Side("0123456789ab", after, Optional.of(after)),
                Optional.of(proven),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("beware of\n# this"));
    }
}

package org.promptrefinery.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.promptrefinery.search.Chain;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.history.Score;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Yaml;

/** What is told of a run wherever something of it goes, each fact on one line. */
public final class RunFacts {

    private RunFacts() {}

    /** The facts by short names in snake case; those that are not known are left out. */
    public static SequencedMap<String, String> of(RunHistory history, Chain winner, String version) {
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

    /**
     * The name of a model; the address of a server and the folder of a file say where it was, which is nobody else's
     * business.
     */
    public static String withoutAddress(String spec) {
        String model = spec.replaceFirst("@(?i:https?)://.*", "");
        return model.startsWith("gguf:") ? "gguf:" + model.replaceFirst("^gguf:(?:.*[/\\\\])?", "") : model;
    }

    /** On one line, and without what ends the head of a file. */
    static void put(SequencedMap<String, String> facts, String name, String fact) {
        String line = fact.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
        facts.put(name, line.replace("---", "- - -").replace("+++", "+ + +"));
    }
}

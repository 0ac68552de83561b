package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Chain;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Yaml;

/** Texts of the files that a run leaves behind. */
public final class ResultFiles {

    private ResultFiles() {}

    /** Prompts as a file that a job can take over: as its {@code prompt}, or with {@code prompts} in it. */
    public static String prompt(Chain chain) {
        return Yaml.write(ChainReader.write(chain));
    }

    /** One line per answer: the case, what was said, and what each evaluator made of it. */
    public static String verdicts(Evaluation evaluation, String prompt, String split, Scorecard card) {
        Map<String, String> versions = new HashMap<>();
        evaluation
                .parts()
                .forEach(part ->
                        versions.put(part.evaluator().name(), part.evaluator().version()));
        StringBuilder lines = new StringBuilder();
        for (CaseResult result : card.results()) {
            lines.append(line(prompt, split, result, versions)).append('\n');
        }
        return lines.toString();
    }

    private static ObjectNode line(String prompt, String split, CaseResult result, Map<String, String> versions) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("prompt", prompt)
                .put("split", split)
                .put("case", result.subject().id());
        ObjectNode inputs = line.putObject("inputs");
        new TreeMap<>(result.subject().inputs()).forEach(inputs::put);
        line.put("expected", result.subject().expected());
        if (!result.steps().isEmpty()) {
            ObjectNode steps = line.putObject("steps");
            new TreeMap<>(result.steps()).forEach(steps::put);
        }
        line.put("answer", result.answer());
        put(line, result.overall());
        line.put("gatesHeld", result.gatesHeld());
        ObjectNode evaluators = line.putObject("evaluators");
        for (Map.Entry<String, Verdict> verdict : result.byEvaluator().entrySet()) {
            ObjectNode node = evaluators.putObject(verdict.getKey());
            put(node, verdict.getValue());
            node.put("version", versions.get(verdict.getKey()));
        }
        return line;
    }

    private static void put(ObjectNode node, Verdict verdict) {
        switch (verdict) {
            case Verdict.Scored scored -> node.put("score", scored.score()).put("reason", scored.reason());
            case Verdict.Unscored unscored -> node.put("unscored", unscored.cause());
        }
    }
}

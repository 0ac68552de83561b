package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Yaml;

/** Texts of the files that a run leaves behind. */
public final class ResultFiles {

    private static final String BASELINE = "baseline";
    private static final String WINNER = "winner";

    private ResultFiles() {}

    /** Prompts as a file that a job can take over: as its {@code prompt}, or with {@code prompts} in it. */
    public static String prompt(Chain chain) {
        return Yaml.write(ChainReader.write(chain));
    }

    /**
     * One line per answer, with its line break: the case, what was said, and what each evaluator made of it. Each is
     * made when it is wanted.
     */
    public static Stream<String> verdicts(Evaluation evaluation, String prompt, String split, Scorecard card) {
        Map<String, String> versions = new HashMap<>();
        evaluation
                .parts()
                .forEach(part ->
                        versions.put(part.evaluator().name(), part.evaluator().version()));
        return card.results().stream().map(result -> line(prompt, split, result, versions) + "\n");
    }

    /** The answers of the baseline and of the winner: to the dev cases, and to the test cases when those were asked. */
    public static Stream<String> verdicts(Evaluation evaluation, StudyResult result) {
        Stream<String> dev = Stream.concat(
                verdicts(evaluation, BASELINE, "dev", result.baseline().dev()),
                verdicts(evaluation, WINNER, "dev", result.winner().dev()));
        return result.proof()
                .map(proof -> Stream.concat(
                        dev,
                        Stream.concat(
                                verdicts(evaluation, BASELINE, "test", proof.baseline()),
                                verdicts(evaluation, WINNER, "test", proof.winner()))))
                .orElse(dev);
    }

    /**
     * What was answered to train cases, as far as they were asked: by the winner, by the baseline, and by the others
     * that lived to the end, under the id of their prompt. No case of the test split is among them, but with folds
     * there are dev cases, since these are train cases in other generations.
     */
    public static Stream<String> trainVerdicts(Evaluation evaluation, StudyResult result) {
        SequencedMap<String, Member> members = new LinkedHashMap<>();
        members.put(result.winner().candidate().id(), result.winner());
        members.putIfAbsent(result.baseline().candidate().id(), result.baseline());
        result.last()
                .population()
                .forEach(member -> members.putIfAbsent(member.candidate().id(), member));
        return members.values().stream()
                .flatMap(member -> verdicts(evaluation, name(member, result), "train", member.train()));
    }

    private static String name(Member member, StudyResult result) {
        String id = member.candidate().id();
        if (id.equals(result.winner().candidate().id())) {
            return WINNER;
        }
        return id.equals(result.baseline().candidate().id()) ? BASELINE : id;
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
        ArrayNode tags = line.putArray("tags");
        result.subject().tags().forEach(tags::add);
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

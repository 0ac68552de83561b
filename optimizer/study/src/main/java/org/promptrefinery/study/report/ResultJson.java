package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.text.LabelReport;
import org.promptrefinery.search.Member;
import org.promptrefinery.study.Proof;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.run.RunFolder;

/** The result of a study for a machine. */
public final class ResultJson {

    private static final double MILLISECONDS = 1000.0;

    private ResultJson() {}

    /** One object; what an interrupted study could not find out is null. */
    public static ObjectNode of(Job job, RunFolder folder, StudyResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("run", folder.path().toString())
                .put("job", job.name())
                .put("seed", job.search().seed());
        node.put("seconds", result.spent().time().toMillis() / MILLISECONDS);
        node.put("completions", result.spent().answers().asked().completions());
        node.put("cached", result.spent().answers().cached());
        node.put("reflectorCompletions", result.spent().thoughts().asked().completions());
        node.put("reflectorCached", result.spent().thoughts().cached());
        node.put("judgeCompletions", result.spent().verdicts().asked().completions());
        node.put("judgeCached", result.spent().verdicts().cached());
        SpendingTable.put(node.putObject("spent"), result.spent().byPurpose());
        node.put("generations", result.last().number());
        node.put("ending", result.ending().name().toLowerCase(Locale.ROOT)).put("reason", result.reason());
        node.set("baseline", side(result.baseline(), result.proof().map(Proof::baseline)));
        ObjectNode winner = side(result.winner(), result.proof().map(Proof::winner));
        ChainReader.put(winner, result.winner().candidate().chain());
        result.proof()
                .flatMap(proof -> LabelReport.of(proof.winner(), job.evaluation()))
                .ifPresent(report -> LabelTable.put(winner.putObject("labels"), report));
        node.set("winner", winner);
        Optional<Proof> proof = result.proof();
        node.putNull("difference").putNull("interval").putNull("pValue").putNull("improved");
        proof.ifPresent(held -> {
            node.put("difference", held.comparison().difference())
                    .put("statisticalTest", held.comparison().test());
            node.putArray("interval")
                    .add(held.comparison().low())
                    .add(held.comparison().high());
            node.put("pValue", held.pValue()).put("improved", held.improved());
            result.optimism().ifPresent(optimism -> node.put("optimism", optimism));
            FinalistTable.put(
                    node.putArray("finalists"), held, result.conclusion().front());
            TagTable.put(node.putArray("tags"), held.tags());
            held.undecided().ifPresent(why -> node.put("undecided", why));
            PatternTable.put(node.putArray("patterns"), held);
        });
        ObjectNode uncalibrated = node.putObject("uncalibrated");
        job.uncalibrated().forEach(uncalibrated::put);
        SectionTable.put(node.putArray("sections"), result.ablation());
        RetrievalTable.put(node.putArray("retrieval"), result.retrieval());
        putFront(node.putArray("front"), result);
        Warnings.of(job, result).forEach(node.putArray("warnings")::add);
        return node;
    }

    /** Who is on the Pareto front, the best score first. */
    private static void putFront(ArrayNode array, StudyResult result) {
        String winner = result.winner().candidate().id();
        for (Member member : result.conclusion().front()) {
            String id = member.candidate().id();
            array.addObject()
                    .put("id", id)
                    .put("dev", member.dev().score())
                    .put("tokens", member.dev().promptTokens())
                    .put("chosen", id.equals(winner));
        }
    }

    private static ObjectNode side(Member member, Optional<Scorecard> test) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", member.candidate().id()).put("dev", member.dev().score());
        node.put("devScored", member.dev().scored());
        node.put("devCases", member.dev().results().size());
        node.put("devGatesBroken", member.dev().gatesBroken());
        node.putNull("test").putNull("testScored").putNull("testCases").putNull("testGatesBroken");
        test.ifPresent(card -> node.put("test", card.score())
                .put("testScored", card.scored())
                .put("testCases", card.results().size())
                .put("testGatesBroken", card.gatesBroken()));
        node.put("tokens", member.dev().promptTokens());
        return node.put(
                "gatesHeld",
                member.dev().gatesHeld() && test.map(Scorecard::gatesHeld).orElse(true));
    }
}

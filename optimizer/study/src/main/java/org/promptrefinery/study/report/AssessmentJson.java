package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.text.LabelReport;

/** An evaluated prompt for a machine. */
public final class AssessmentJson {

    private AssessmentJson() {}

    /**
     * One object.
     *
     * @param worst how many of the worst answers to include
     */
    public static ObjectNode of(Assessment assessment, int worst) {
        Scorecard card = assessment.card();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("job", assessment.job().name())
                .put("model", assessment.job().model().spec())
                .put("prompt", assessment.job().chain().id())
                .put("split", assessment.split());
        put(node, Breakdown.overall(card));
        node.put("tokens", card.promptTokens());
        node.put("completions", assessment.spent().answers().asked().completions())
                .put("cached", assessment.spent().answers().cached());
        SpendingTable.put(node.putObject("spent"), assessment.spent().byPurpose());
        assessment.cut().ifPresent(why -> node.put("stoppedEarly", why));
        putEvaluators(node.putArray("evaluators"), assessment);
        put(node.putArray("tags"), Breakdown.byTag(card));
        LabelReport.of(card, assessment.job().evaluation())
                .ifPresent(report -> LabelTable.put(node.putObject("labels"), report));
        assessment.retrieval().ifPresent(quality -> RetrievalTable.put(node.putObject("retrieval"), quality));
        ArrayNode bad = node.putArray("worst");
        assessment.worst(worst).forEach(result -> put(bad.addObject(), result));
        return node;
    }

    private static void putEvaluators(ArrayNode array, Assessment assessment) {
        Map<String, String> uncalibrated = assessment.job().uncalibrated();
        for (Breakdown row : Breakdown.byEvaluator(assessment.job().evaluation(), assessment.card())) {
            put(array.addObject().put("name", row.name()), row).put("uncalibrated", uncalibrated.get(row.name()));
        }
    }

    private static void put(ArrayNode array, List<Breakdown> rows) {
        rows.forEach(row -> put(array.addObject().put("name", row.name()), row));
    }

    /** What has no score at all has null, so that nobody takes it for 0. */
    private static ObjectNode put(ObjectNode node, Breakdown row) {
        node.put("score", row.scored() == 0 ? null : row.score())
                .put("scored", row.scored())
                .put("cases", row.cases());
        row.gatesBroken().ifPresentOrElse(broken -> node.put("gatesBroken", broken), () -> node.putNull("gatesBroken"));
        return node;
    }

    private static void put(ObjectNode node, CaseResult result) {
        node.put("case", result.subject().id());
        ObjectNode inputs = node.putObject("inputs");
        new TreeMap<>(result.subject().inputs()).forEach(inputs::put);
        node.put("expected", result.subject().expected()).put("answer", result.answer());
        node.put("score", result.overall() instanceof Verdict.Scored scored ? scored.score() : null);
        node.put("gatesHeld", result.gatesHeld()).put("reason", AssessmentText.reason(result));
    }
}

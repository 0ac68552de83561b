package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.study.MatchedPairs;

/** A comparison for a machine. */
public final class HeadToHeadJson {

    private HeadToHeadJson() {}

    /** One object, with all cases that only one side solves; {@code better} is A, B, or null where neither is shown. */
    public static ObjectNode of(HeadToHead duel) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("verdict", duel.verdict())
                .put("better", duel.better().orElse(null))
                .put("split", duel.split());
        side(node.putObject("a"), duel.first());
        side(node.putObject("b"), duel.second());
        node.put("cases", duel.pairs().cases())
                .put("compared", duel.pairs().pairs().size())
                .put("difference", duel.comparison().difference());
        node.putArray("interval")
                .add(duel.comparison().low())
                .add(duel.comparison().high());
        node.put("pValue", duel.comparison().pValue())
                .put("test", duel.comparison().test());
        TagTable.put(node.putArray("tags"), duel.tags());
        changes(node.putArray("onlyB"), duel.pairs().fixed());
        changes(node.putArray("onlyA"), duel.pairs().broken());
        duel.cut().ifPresent(why -> node.put("stoppedEarly", why));
        SpendingTable.put(node.putObject("spent"), duel.spent().byPurpose());
        return node;
    }

    /** What has no score at all has null, so that nobody takes it for 0. */
    private static void side(ObjectNode node, HeadToHead.Side side) {
        Scorecard card = side.card();
        node.put("name", side.name())
                .put("model", side.job().model().spec())
                .put("prompt", side.job().chain().id())
                .put("score", card.scored() == 0 ? null : card.score())
                .put("scored", card.scored())
                .put("gatesBroken", card.gatesBroken())
                .put("tokens", card.promptTokens());
    }

    private static void changes(ArrayNode array, List<MatchedPairs.Pair> pairs) {
        for (MatchedPairs.Pair pair : pairs) {
            ObjectNode node =
                    array.addObject().put("case", pair.after().subject().id());
            ObjectNode inputs = node.putObject("inputs");
            new TreeMap<>(pair.after().subject().inputs()).forEach(inputs::put);
            node.put("expected", pair.after().subject().expected());
            answer(node.putObject("a"), pair.before());
            answer(node.putObject("b"), pair.after());
        }
    }

    private static void answer(ObjectNode node, CaseResult result) {
        node.put("answer", result.answer())
                .put("score", result.score())
                .put("gatesHeld", result.gatesHeld())
                .put("reason", AssessmentText.reason(result));
    }
}

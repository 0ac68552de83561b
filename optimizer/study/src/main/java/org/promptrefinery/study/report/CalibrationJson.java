package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.calibration.Agreement;
import org.promptrefinery.evaluators.calibration.Kappa;
import org.promptrefinery.evaluators.calibration.Rate;

/** How far evaluators agree with people, for a machine. */
public final class CalibrationJson {

    private CalibrationJson() {}

    /** One object; what is not defined is null. */
    public static ObjectNode of(List<Agreement> agreements) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode evaluators = node.putArray("evaluators");
        agreements.forEach(agreement -> put(evaluators.addObject(), agreement));
        return node;
    }

    private static void put(ObjectNode node, Agreement agreement) {
        node.put("name", agreement.evaluator());
        node.put("n", agreement.pairs().size()).put("unscored", agreement.unscored());
        put(node, "agreement", agreement.agreement());
        put(node, "kappa", agreement.kappa());
        put(node, "weightedKappa", agreement.weightedKappa());
        put(node, "truePositiveRate", agreement.truePositives());
        put(node, "trueNegativeRate", agreement.trueNegatives());
        ArrayNode disagreements = node.putArray("disagreements");
        for (Agreement.Pair pair : agreement.disagreements()) {
            disagreements
                    .addObject()
                    .put("case", pair.judged().subject())
                    .put("answer", pair.judged().answer())
                    .put("human", pair.human())
                    .put("score", pair.score())
                    .put("reason", pair.reason());
        }
    }

    private static void put(ObjectNode node, String name, Rate rate) {
        if (rate.of() == 0) {
            node.putNull(name);
            return;
        }
        ObjectNode inner = node.putObject(name).put("value", rate.value());
        inner.put("hits", rate.hits()).put("of", rate.of());
        inner.put("low", rate.low()).put("high", rate.high());
    }

    private static void put(ObjectNode node, String name, Optional<Kappa> kappa) {
        node.putNull(name);
        kappa.ifPresent(known -> node.putObject(name)
                .put("value", known.value())
                .put("low", known.low())
                .put("high", known.high()));
    }
}

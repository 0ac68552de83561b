package org.promptrefinery.evaluators.calibration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

/** Reads the {@code verdicts.jsonl} of a run or an evaluation. */
public final class VerdictFile {

    private VerdictFile() {}

    /**
     * All answers of a file, in its order.
     *
     * @throws BadInput naming the file, the line and what is wrong
     */
    public static List<JudgedAnswer> read(Path file) {
        List<JudgedAnswer> judged = JsonLines.read(file, VerdictFile::answer);
        if (judged.isEmpty()) {
            throw new BadInput(file + " holds no verdicts; 'refinery evaluate JOB --out FILE' writes some");
        }
        return judged;
    }

    private static Optional<JudgedAnswer> answer(ObjectNode node, String where) {
        if (!node.path("case").isTextual() || !node.path("evaluators").isObject()) {
            throw new BadInput(where + ": no line of a verdicts.jsonl: it lacks 'case' or 'evaluators'");
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        Map<String, String> versions = new LinkedHashMap<>();
        node.path("evaluators").properties().forEach(entry -> {
            verdicts.put(entry.getKey(), verdict(entry.getValue(), where));
            if (entry.getValue().path("version").isTextual()) {
                versions.put(entry.getKey(), entry.getValue().path("version").asText());
            }
        });
        return Optional.of(new JudgedAnswer(
                where, node.path("case").asText(), node.path("answer").asText(), verdicts, versions));
    }

    private static Verdict verdict(JsonNode node, String where) {
        if (node.path("unscored").isTextual() && !node.path("unscored").asText().isBlank()) {
            return new Verdict.Unscored(node.path("unscored").asText());
        }
        double score = node.path("score").asDouble(Double.NaN);
        if (!(score >= 0 && score <= 1)) {
            throw new BadInput(where + ": 'score' is " + node.path("score") + ", but must be a number from 0 to 1");
        }
        String reason = node.path("reason").asText();
        return new Verdict.Scored(score, reason.isBlank() ? "no reason given" : reason);
    }
}

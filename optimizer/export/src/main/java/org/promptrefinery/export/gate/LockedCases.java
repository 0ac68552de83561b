package org.promptrefinery.export.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.export.supply.CaseLines;

/**
 * The file with the locked cases: one a line, in the form of {@code cases.jsonl}, with how the prompt fared on it in
 * the field {@code locked}. A case without that field was put in by hand; it counts for the score, not for the
 * comparison.
 */
final class LockedCases {

    private static final String LOCKED = "locked";
    private static final String SCORE = "score";
    private static final String GATES = "gates_held";
    private static final String EXAMPLE = "{\"score\": 1.0, \"gates_held\": true}, or be left out";
    private static final JsonMapper JSON = new JsonMapper();

    private LockedCases() {}

    /** The text of the file. */
    static String text(List<LockedCase> cases) {
        StringBuilder lines = new StringBuilder();
        cases.forEach(locked -> lines.append(CaseLines.line(node(locked))).append('\n'));
        return lines.toString();
    }

    /**
     * Puts the verdicts to the cases of a file.
     *
     * @param cases all cases that the file holds, in its order
     * @throws BadInput naming file and line of a verdict that is none
     */
    static List<LockedCase> read(Path file, List<Case> cases) {
        Map<String, LockedLine> verdicts = new HashMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            add(verdicts, lines.get(i), i + 1, file);
        }
        return cases.stream().map(subject -> locked(subject, verdicts)).toList();
    }

    private record LockedLine(Verdict verdict, boolean gatesHeld, int number) {}

    /** One without an id is one that was put in by hand, whose id follows from its content. */
    private static LockedCase locked(Case subject, Map<String, LockedLine> verdicts) {
        LockedLine line = verdicts.get(subject.id());
        return line == null
                ? new LockedCase(subject, new Verdict.Unscored("it was not locked"), true, OptionalInt.empty())
                : new LockedCase(subject, line.verdict(), line.gatesHeld(), OptionalInt.of(line.number()));
    }

    private static void add(Map<String, LockedLine> verdicts, String line, int number, Path file) {
        if (line.isBlank()) {
            return;
        }
        JsonNode node = parsed(line, file + ":" + number);
        if (node.path("id").isTextual()) {
            verdicts.put(node.path("id").asText(), verdict(node.path(LOCKED), number, file));
        }
    }

    private static LockedLine verdict(JsonNode locked, int number, Path file) {
        JsonNode score = locked.path(SCORE);
        if (locked.isMissingNode()) {
            return new LockedLine(new Verdict.Unscored("it was not locked"), true, number);
        }
        boolean known = score.isNull() || (score.isNumber() && score.asDouble() >= 0 && score.asDouble() <= 1);
        if (!known || !locked.path(GATES).isBoolean()) {
            throw new BadInput(file + ":" + number + ": '" + LOCKED + "' is " + locked + ", but must be " + EXAMPLE);
        }
        Verdict verdict = score.isNull()
                ? new Verdict.Unscored("it had no score when it was locked")
                : new Verdict.Scored(score.asDouble(), "as it was locked");
        return new LockedLine(verdict, locked.path(GATES).asBoolean(), number);
    }

    private static ObjectNode node(LockedCase locked) {
        ObjectNode node = CaseLines.node(locked.subject());
        CaseResult result = locked.result();
        ObjectNode verdict = node.putObject(LOCKED);
        if (result.scored()) {
            verdict.put(SCORE, result.score());
        } else {
            verdict.putNull(SCORE);
        }
        verdict.put(GATES, locked.gatesHeld());
        return node;
    }

    private static JsonNode parsed(String line, String where) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new BadInput(where + ": broken JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return new ArrayList<>(Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new BadInput(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}

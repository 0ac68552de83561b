package org.promptrefinery.evaluators.calibration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;

/**
 * Reads the {@code reviews.jsonl} of a run: what people said of two answers. A later line of the same person on the
 * same two answers takes the place of an earlier one, and one that says {@code "undone": true} takes it away.
 */
public final class ComparisonFile {

    private static final List<String> PICKS = Arrays.stream(Comparison.Picked.values())
            .map(picked -> picked.name().toLowerCase(Locale.ROOT))
            .toList();

    private record Line(Comparison comparison, boolean undone) {}

    private ComparisonFile() {}

    /**
     * What holds in the end, in the order in which it was first said. A last line that was torn by a kill is left out.
     *
     * @throws BadInput naming the file, the line and what would be accepted
     */
    public static List<Comparison> read(Path file) {
        byte[] bytes = JsonLines.bytes(file);
        Map<Object, Comparison> holding = new LinkedHashMap<>();
        for (Line line : JsonLines.read(JsonLines.text(whole(bytes, file), file), file, ComparisonFile::line)) {
            if (line.undone()) {
                holding.remove(line.comparison().matter());
            } else {
                holding.put(line.comparison().matter(), line.comparison());
            }
        }
        return List.copyOf(holding.values());
    }

    /**
     * The part of the bytes of such a file that was written whole: all but a last line without a line break that is no
     * JSON object.
     */
    public static byte[] whole(byte[] bytes, Path file) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return isObject(Arrays.copyOfRange(bytes, end, bytes.length), file) ? bytes : Arrays.copyOf(bytes, end);
    }

    /** Whether a file is one of these and not of labels, as its first line tells. */
    static boolean isOne(Path file) {
        byte[] bytes = JsonLines.bytes(file);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        byte[] first = Arrays.copyOf(bytes, end);
        return isObject(first, file)
                && JsonLines.object(JsonLines.text(first, file), file + ":1").has("choice");
    }

    private static boolean isObject(byte[] line, Path file) {
        try {
            return line.length > 0
                    && !JsonLines.object(JsonLines.text(line, file), "").isEmpty();
        } catch (BadInput torn) {
            return false;
        }
    }

    private static Optional<Line> line(ObjectNode node, String where) {
        JsonNode undone = node.path("undone");
        if (!undone.isMissingNode() && !undone.isBoolean()) {
            throw new BadInput(where + ": 'undone' is " + undone + ", but must be true or false");
        }
        Comparison comparison = new Comparison(
                where,
                text(node, "case", where),
                text(node, "first", where),
                text(node, "second", where),
                new Comparison.Prompts(text(node, "firstPrompt", where), text(node, "secondPrompt", where)),
                picked(text(node, "choice", where), where),
                node.hasNonNull("correction") ? Optional.of(text(node, "correction", where)) : Optional.empty(),
                node.hasNonNull("reviewer") ? text(node, "reviewer", where) : "",
                at(text(node, "at", where), where));
        return Optional.of(new Line(comparison, undone.asBoolean()));
    }

    private static String text(ObjectNode node, String name, String where) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new BadInput(where + ": the field '" + name + "' "
                    + (value.isMissingNode() ? "is missing; it" : "is no text, but") + " must be a text, as 'refinery"
                    + " review' writes it");
        }
        return value.asText();
    }

    private static Comparison.Picked picked(String said, String where) {
        if (!PICKS.contains(said)) {
            throw new BadInput(where + ": choice: unknown value '" + said + "'." + Nearest.maybe(said, PICKS)
                    + " Known are " + String.join(", ", PICKS));
        }
        return Comparison.Picked.valueOf(said.toUpperCase(Locale.ROOT));
    }

    private static Instant at(String said, String where) {
        try {
            return Instant.parse(said);
        } catch (DateTimeParseException wrong) {
            throw new BadInput(where + ": at: '" + said + "' must be a time such as 2026-11-25T01:11:37Z", wrong);
        }
    }
}

package org.promptrefinery.evaluators.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;

/**
 * Reads labels of people: JSON lines, or CSV with a header line when the name ends in {@code .csv}. A label names a
 * {@code case}, an {@code answer} or both, says {@code label} (pass, fail, true, false or a number from 0 to 1) and may
 * name the one {@code evaluator} it is for. Other fields are ignored, so that a copy of a {@code verdicts.jsonl} with
 * labels written in is a label file; its lines without a label are skipped. So is the {@code reviews.jsonl} of a run,
 * see {@link Comparison#labels}.
 */
public final class LabelFile {

    private static final String EXAMPLE = "{\"case\": \"...\", \"label\": \"pass\"}";
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

    private LabelFile() {}

    /**
     * All labels of a file, in its order.
     *
     * @throws BadInput naming the file, the line and what would be accepted
     */
    public static List<Label> read(Path file) {
        boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        List<Label> labels = csv ? csv(file) : json(file);
        if (labels.isEmpty()) {
            throw new BadInput(file + " holds no labels; a line is such as "
                    + (csv ? "'ab12,pass' under the header 'case,label'" : EXAMPLE));
        }
        return labels;
    }

    private static List<Label> json(Path file) {
        return ComparisonFile.isOne(file)
                ? ComparisonFile.read(file).stream()
                        .flatMap(comparison -> comparison.labels().stream())
                        .toList()
                : JsonLines.read(file, LabelFile::label);
    }

    private static List<Label> csv(Path file) {
        List<Label> labels = new ArrayList<>();
        CsvSchema header = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<JsonNode> rows =
                CSV.readerFor(ObjectNode.class).with(header).readValues(JsonLines.text(file))) {
            for (int line = 2; rows.hasNext(); line++) {
                label((ObjectNode) rows.next(), file + ": record " + (line - 1)).ifPresent(labels::add);
            }
            return labels;
        } catch (JsonProcessingException broken) {
            throw new BadInput(file + ": broken CSV: " + broken.getOriginalMessage(), broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<Label> label(ObjectNode node, String where) {
        if (!node.has("label") && !node.has("evaluators")) {
            throw new BadInput(where + ": the field 'label' is missing; a label is such as " + EXAMPLE);
        }
        return text(node, "label").map(said -> label(node, value(said.strip(), where), where));
    }

    private static Label label(ObjectNode node, double value, String where) {
        Optional<String> subject = text(node, "case");
        Optional<String> answer =
                node.has("answer") ? Optional.of(node.path("answer").asText()) : Optional.empty();
        if (subject.isEmpty() && answer.isEmpty()) {
            throw new BadInput(where + ": neither 'case' nor 'answer' says what the label is for, such as " + EXAMPLE);
        }
        return new Label(where, subject, answer, text(node, "evaluator"), value);
    }

    private static Optional<String> text(ObjectNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.asText().isBlank() && !value.isNull()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    private static double value(String said, String where) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "pass", "true" -> 1;
            case "fail", "false" -> 0;
            default -> number(said, where);
        };
    }

    private static double number(String said, String where) {
        double value;
        try {
            value = Double.parseDouble(said);
        } catch (NumberFormatException notNumber) {
            value = Double.NaN;
        }
        if (!(value >= 0 && value <= 1)) {
            throw new BadInput(where + ": label: '" + said + "' must be pass, fail or a number from 0 to 1");
        }
        return value;
    }
}

package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;

/** One JSON object a line; blank lines are skipped. */
final class JsonLines extends Rows {

    private final Path file;
    private final BufferedReader lines;
    private int number;

    JsonLines(Path file, BufferedReader lines) {
        super(file);
        this.file = file;
        this.lines = lines;
    }

    @Override
    @Nullable
    Row read() throws IOException {
        String line = lines.readLine();
        number++;
        while (line != null && line.isBlank()) {
            line = lines.readLine();
            number++;
        }
        return line == null ? null : row(line, file + ":" + number);
    }

    private static Row row(String line, String where) {
        try {
            JsonNode node = JsonText.parse(line);
            if (node instanceof ObjectNode object) {
                return new Row(where, object);
            }
            throw new BadInput(
                    where + ": a case is a JSON object such as " + CaseLine.EXAMPLE + ", not " + Excerpt.of(line));
        } catch (JsonProcessingException broken) {
            int column = broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr();
            throw new BadInput(
                    where + ": broken JSON at column " + column + " (" + Excerpt.reason(broken) + "): "
                            + Excerpt.of(line),
                    broken);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

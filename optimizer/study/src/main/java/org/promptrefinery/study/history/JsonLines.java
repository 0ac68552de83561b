package org.promptrefinery.study.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;

/**
 * A file with one JSON object a line, read line by line. Bytes that are no UTF-8 become U+FFFD, lone surrogates in
 * escapes stay as they are.
 */
final class JsonLines {

    private static final int CHUNK = 1 << 16;
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    /** What becomes of a last line without a line break. */
    enum Torn {
        /** It is still being written, or was when the program was killed. */
        IGNORED,
        /** It counts like any other. */
        READ
    }

    private final Path file;
    private final Consumer<Json> lines;
    private final StringBuilder line = new StringBuilder();
    private int number;

    private JsonLines(Path file, Consumer<Json> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Hands on the objects of all lines that are not blank, in order.
     *
     * @throws BadInput naming file and line when one is no JSON object
     * @throws StorageFailure when the file cannot be read
     */
    static void each(Path file, Torn torn, Consumer<Json> lines) {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            new JsonLines(file, lines).read(reader, torn);
        } catch (IOException unreadable) {
            throw new StorageFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * The object that a file holds, on however many lines.
     *
     * @throws BadInput naming file and line when it is no JSON object
     */
    static Json whole(Path file) {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            return object(JSON.readTree(reader), file.toString());
        } catch (JsonProcessingException broken) {
            int at = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw broken(file + ":" + at, broken);
        } catch (IOException unreadable) {
            throw new StorageFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void read(Reader reader, Torn torn) throws IOException {
        char[] chunk = new char[CHUNK];
        for (int length = reader.read(chunk); length >= 0; length = reader.read(chunk)) {
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (chunk[i] == '\n') {
                    line.append(chunk, start, i - start);
                    end();
                    start = i + 1;
                }
            }
            line.append(chunk, start, length - start);
        }
        if (torn == Torn.READ) {
            end();
        }
    }

    private void end() {
        number++;
        String text = line.toString();
        line.setLength(0);
        if (!text.isBlank()) {
            lines.accept(parse(text));
        }
    }

    private Json parse(String text) {
        String where = file + ":" + number;
        try {
            return object(JSON.readTree(text), where);
        } catch (JsonProcessingException broken) {
            throw broken(where, broken);
        }
    }

    private static Json object(JsonNode node, String where) {
        if (node instanceof ObjectNode) {
            return new Json(node, where);
        }
        throw new BadInput(where + ": it must be a JSON object, such as {\"event\": ...}");
    }

    private static BadInput broken(String where, JsonProcessingException cause) {
        return new BadInput(where + ": broken JSON: " + cause.getOriginalMessage(), cause);
    }
}

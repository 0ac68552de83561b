package org.promptrefinery.evaluators.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.promptrefinery.evaluators.BadInput;

/** Files of one JSON object a line. */
final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonLines() {}

    /** What is made of each object and its place; blank lines and what nothing is made of are left out. */
    static <T> List<T> read(Path file, BiFunction<ObjectNode, String, Optional<T>> make) {
        return read(text(file), file, make);
    }

    /** The same of a text that stands at the beginning of a file. */
    static <T> List<T> read(String text, Path file, BiFunction<ObjectNode, String, Optional<T>> make) {
        List<T> made = new ArrayList<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                String where = file + ":" + (i + 1);
                make.apply(object(lines[i], where), where).ifPresent(made::add);
            }
        }
        return made;
    }

    static String text(Path file) {
        return text(bytes(file), file);
    }

    /** The text of some bytes of a file. */
    static String text(byte[] bytes, Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new BadInput(file + " is not UTF-8 text; save it as UTF-8", notUtf8);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new BadInput("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new BadInput(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    static ObjectNode object(String line, String where) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                return object;
            }
            throw new BadInput(where + ": a line must be a JSON object, such as {\"case\": \"...\"}");
        } catch (JsonProcessingException broken) {
            throw new BadInput(where + ": broken JSON: " + broken.getOriginalMessage(), broken);
        }
    }
}

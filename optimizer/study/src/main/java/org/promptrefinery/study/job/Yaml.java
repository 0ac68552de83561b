package org.promptrefinery.study.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.promptrefinery.evaluators.BadInput;

/** YAML files as trees. */
public final class Yaml {

    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .stringQuotingChecker(new NumberQuoting())
            .build());

    private Yaml() {}

    /**
     * The map in a file.
     *
     * @throws BadInput naming file and line when it is missing or broken
     */
    public static ObjectNode read(Path file) {
        try {
            JsonNode node = MAPPER.readTree(Files.readString(file));
            if (node instanceof ObjectNode map) {
                return map;
            }
            throw new BadInput(file + ": it must hold fields such as 'name: romeo', but holds none");
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            String reason = broken.getOriginalMessage().lines().findFirst().orElse("unreadable");
            throw new BadInput(file + ":" + line + ": broken YAML: " + reason, broken);
        } catch (IOException unreadable) {
            throw new BadInput(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The place of all that is in a file which {@link #read} could read. */
    static Place root(Path file) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = MAPPER.createParser(Files.readString(file))) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        path(parser.getParsingContext()),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException changed) {
            throw new BadInput(file + " cannot be read: " + changed.getMessage(), changed);
        }
        lines.remove("");
        return new Place(file.toString(), lines, "");
    }

    private static String path(JsonStreamContext context) {
        JsonStreamContext parent = context.getParent();
        if (parent == null) {
            return "";
        }
        String before = path(parent);
        if (context.inArray()) {
            return context.hasCurrentIndex() ? before + "[" + context.getCurrentIndex() + "]" : before;
        }
        String name = context.getCurrentName();
        if (name == null) {
            return before;
        }
        return before.isEmpty() ? name : before + "." + name;
    }

    /** The tree as text. */
    public static String write(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts and numbers can be written", impossible);
        }
    }

    static Object plain(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }
}

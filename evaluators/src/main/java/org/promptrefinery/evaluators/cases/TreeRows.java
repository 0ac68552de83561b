package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;

/** The objects of a list in JSON or YAML; the list is the file, or a field of the object that is the file. */
final class TreeRows extends Rows {

    private final Path file;
    private final JsonParser parser;
    private final ObjectNode shared;
    private int number;

    private TreeRows(Path file, JsonParser parser, ObjectNode shared) {
        super(file);
        this.file = file;
        this.parser = parser;
        this.shared = shared;
    }

    static Rows open(Path file, ObjectMapper mapper) throws IOException {
        JsonParser parser = parser(file, mapper);
        ObjectNode shared = JsonNodeFactory.instance.objectNode();
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            Envelope envelope = Envelope.read(file, parser(file, mapper));
            moveInto(parser, envelope.list());
            shared = envelope.shared();
        } else if (first != null && first != JsonToken.START_ARRAY) {
            throw new BadInput(file + ": it holds " + Excerpt.of(parser.getText()) + ", but must hold a list of cases");
        }
        return new TreeRows(file, parser, shared);
    }

    private static JsonParser parser(Path file, ObjectMapper mapper) throws IOException {
        return new NoAliases(mapper.createParser(TextFile.open(file)));
    }

    private static void moveInto(JsonParser parser, String list) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(list);
            parser.nextToken();
            if (found) {
                return;
            }
            parser.skipChildren();
        }
    }

    @Override
    @Nullable
    Row read() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null || token == JsonToken.END_ARRAY) {
            requireEnd();
            return null;
        }
        number++;
        String where = file + ":" + parser.currentTokenLocation().getLineNr() + " (row " + number + ")";
        JsonNode node = Tree.read(parser);
        if (node instanceof ObjectNode object) {
            return new Row(where, object);
        }
        throw new BadInput(where + ": a case is an object such as " + CaseLine.EXAMPLE + ", not " + Excerpt.of(node)
                + (node.asText().startsWith("file://") ? "; name that file instead" : ""));
    }

    /** An object around the list was looked through before. */
    private void requireEnd() throws IOException {
        if (parser.getParsingContext().inRoot() && parser.nextToken() != null) {
            throw new BadInput(file + ":" + parser.currentTokenLocation().getLineNr()
                    + ": there is more after the list of cases; put all of them into one list");
        }
    }

    @Override
    ObjectNode shared() {
        return shared;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}

package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.evaluators.BadInput;

/**
 * An object around a list of cases.
 *
 * @param list name of the field with the list
 * @param shared fields that say something about all cases
 */
record Envelope(String list, ObjectNode shared) {

    private static final List<String> USUAL = List.of(
            "tests", "cases", "examples", "samples", "items", "data", "rows", "records", "traces", "observations");
    private static final List<String> SHARED = List.of("defaultTest", "prompts");

    /**
     * Looks through a file once, keeping nothing of its lists.
     *
     * @throws BadInput when it holds no list of objects, or several and none of them has a usual name
     */
    static Envelope read(Path file, JsonParser parser) throws IOException {
        List<String> lists = new ArrayList<>();
        ObjectNode shared = JsonNodeFactory.instance.objectNode();
        try (parser) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (SHARED.contains(name)) {
                    shared.set(name, Tree.read(parser));
                } else if (token == JsonToken.START_ARRAY) {
                    look(parser, name, lists);
                } else if (name.equals("tests") && token == JsonToken.VALUE_STRING) {
                    throw new BadInput(file + ": its tests are in " + parser.getText() + "; name that file instead");
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new Envelope(choose(file, lists), shared);
    }

    private static void look(JsonParser parser, String name, List<String> lists) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT
                || (first == JsonToken.VALUE_STRING && parser.getText().startsWith("file://"))) {
            lists.add(name);
        }
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
    }

    private static String choose(Path file, List<String> lists) {
        for (String usual : USUAL) {
            if (lists.contains(usual)) {
                return usual;
            }
        }
        if (lists.size() == 1) {
            return lists.getFirst();
        }
        throw new BadInput(
                lists.isEmpty()
                        ? file + " holds no cases; it needs a list of them, such as [" + CaseLine.EXAMPLE + "]"
                        : file + " holds several lists: " + String.join(", ", lists)
                                + "; call the one with the cases 'cases'");
    }
}

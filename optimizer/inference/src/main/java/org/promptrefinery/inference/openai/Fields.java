package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The fields of one body, without those that the user has set.
 *
 * @param body to write to
 * @param extra what the user has set
 */
record Fields(JsonGenerator body, ObjectNode extra) {

    /** Writes the value of a field. */
    interface Value {
        void write(JsonGenerator body) throws IOException;
    }

    void put(String name, Value value) throws IOException {
        if (!extra.has(name)) {
            body.writeFieldName(name);
            value.write(body);
        }
    }

    void number(String name, long number) throws IOException {
        put(name, json -> json.writeNumber(number));
    }

    void number(String name, double number) throws IOException {
        put(name, json -> json.writeNumber(number));
    }

    void text(String name, String text) throws IOException {
        put(name, json -> json.writeString(text));
    }

    void flag(String name, boolean value) throws IOException {
        put(name, json -> json.writeBoolean(value));
    }

    /** What the user has set. */
    void extras() throws IOException {
        for (Map.Entry<String, JsonNode> field : extra.properties()) {
            body.writeFieldName(field.getKey());
            body.writeTree(field.getValue());
        }
    }

    static void array(JsonGenerator body, List<String> texts) throws IOException {
        body.writeStartArray();
        for (String text : texts) {
            body.writeString(text);
        }
        body.writeEndArray();
    }
}

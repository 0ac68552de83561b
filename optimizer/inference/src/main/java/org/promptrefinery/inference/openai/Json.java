package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as servers send it. */
final class Json {

    /** The transport bounds the whole body already. */
    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

    static final JsonMapper MAPPER = new JsonMapper(
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build());

    private Json() {}

    /** One document; some servers put a byte order mark before it. */
    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}

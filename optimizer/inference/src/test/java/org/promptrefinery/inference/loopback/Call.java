package org.promptrefinery.inference.loopback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * A call that a server got.
 *
 * @param number from 1, in the order of arrival, among the calls of its kind (completions or other pages)
 * @param inFlight calls that the server has not answered yet, this one among them
 * @param path with its query
 * @param headers by names in lower case, without any that carries a key
 */
public record Call(long number, int inFlight, String method, String path, Map<String, String> headers, String body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The body, read anew each time. */
    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("a client sent what is no JSON: " + body, broken);
        }
    }

    /** Whether it asks for completions. */
    public boolean asksCompletions() {
        return method.equals("POST") && (path.equals(Chats.PATH) || path.equals(Chats.BATCH_PATH));
    }
}

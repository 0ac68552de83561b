package org.promptrefinery.evaluators.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Whether an answer is JSON as a whole: an object or an array, perhaps in a Markdown code block. */
final class Json {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String FENCE = "```";

    private Json() {}

    static boolean is(String text) {
        try {
            return JSON.readTree(unfenced(text.strip())).isContainerNode();
        } catch (JsonProcessingException broken) {
            return false;
        }
    }

    private static String unfenced(String text) {
        int line = text.indexOf('\n');
        boolean fenced = text.startsWith(FENCE) && line > 0 && text.endsWith(FENCE) && text.length() > line + 3;
        return fenced ? text.substring(line + 1, text.length() - FENCE.length()) : text;
    }
}

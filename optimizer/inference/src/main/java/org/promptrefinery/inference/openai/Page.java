package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A page of a server about itself.
 *
 * @param status of HTTP; 0 where there was none
 * @param body as it came
 */
record Page(int status, String body) {

    /** Its document; a missing node where it is none, or no success. */
    JsonNode json() {
        try {
            return status == 200 ? Json.read(body) : Json.MAPPER.missingNode();
        } catch (JsonProcessingException _) {
            return Json.MAPPER.missingNode();
        }
    }
}

package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import org.promptrefinery.inference.serving.Outcome;

/** What came of one call. */
sealed interface Answer {

    /** A document that tells of no failure. */
    record Content(JsonNode json, HttpHeaders headers) implements Answer {}

    /**
     * No answer.
     *
     * @param outcome to pass on
     * @param error what the server said
     */
    record None(Outcome outcome, ErrorBody error) implements Answer {}
}

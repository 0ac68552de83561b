package org.promptrefinery.inference.loopback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a server was asked so far.
 *
 * @param calls for completions
 * @param completions asked: one per call, or as many as samples or conversations in it
 * @param answered calls that got a whole answer, faults among them
 * @param inFlight calls that are not answered yet and whose client is still there
 * @param mostInFlight the most that ever were
 * @param running those in flight that have a seat
 * @param tokens written
 */
public record Counters(
        long calls, long completions, long answered, long inFlight, long mostInFlight, long running, long tokens) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Counters of(String json) {
        try {
            return MAPPER.readValue(json, Counters.class);
        } catch (JsonProcessingException foreign) {
            throw new IllegalArgumentException("no counters: " + json, foreign);
        }
    }
}

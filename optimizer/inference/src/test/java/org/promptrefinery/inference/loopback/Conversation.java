package org.promptrefinery.inference.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model is to go on with.
 *
 * @param turns at least one
 * @param sample number of the completion among those of one call
 */
public record Conversation(List<Turn> turns, int sample) {

    /**
     * One message.
     *
     * @param role such as {@code system}
     */
    public record Turn(String role, String text) {}

    public Conversation {
        turns = List.copyOf(turns);
    }

    /** All that the system says; often nothing. */
    public String system() {
        StringBuilder all = new StringBuilder();
        turns.stream().filter(turn -> turn.role().equals("system")).forEach(turn -> all.append(turn.text()));
        return all.toString();
    }

    /** The last message. */
    public String question() {
        return turns.getLast().text();
    }

    static Conversation of(JsonNode messages, int sample) {
        List<Turn> turns = new ArrayList<>();
        messages.forEach(message -> turns.add(new Turn(message.path("role").asText(), text(message.path("content")))));
        return new Conversation(turns, sample);
    }

    private static String text(JsonNode content) {
        StringBuilder all = new StringBuilder(content.isTextual() ? content.asText() : "");
        content.forEach(part -> all.append(part.path("text").asText()));
        return all.toString();
    }
}

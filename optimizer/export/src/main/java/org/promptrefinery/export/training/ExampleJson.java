package org.promptrefinery.export.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.promptrefinery.inference.Message;

/**
 * Examples in the layouts of others: the conversational formats of TRL's "Dataset formats and types", and the lines
 * that OpenAI's guides to supervised fine-tuning and direct preference optimization ask for.
 */
final class ExampleJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExampleJson() {}

    /** A line, with its line break. */
    static String line(List<Message> question, Example example, Layout layout) {
        ObjectNode node =
                switch (example) {
                    case Example.Demonstration one ->
                        NODES.objectNode().set("messages", messages(question).add(assistant(one.answer())));
                    case Example.Pair pair when layout == Layout.OPENAI -> preference(question, pair);
                    case Example.Pair pair ->
                        prompted(question)
                                .<ObjectNode>set("chosen", completion(pair.chosen()))
                                .set("rejected", completion(pair.rejected()));
                    case Example.Labelled one ->
                        prompted(question)
                                .<ObjectNode>set("completion", completion(one.answer()))
                                .put("label", one.right());
                };
        return text(node) + "\n";
    }

    private static ObjectNode preference(List<Message> question, Example.Pair pair) {
        ObjectNode node = NODES.objectNode();
        node.putObject("input").set("messages", messages(question));
        node.set("preferred_output", completion(pair.chosen()));
        node.set("non_preferred_output", completion(pair.rejected()));
        return node;
    }

    private static ObjectNode prompted(List<Message> question) {
        return NODES.objectNode().set("prompt", messages(question));
    }

    private static ArrayNode messages(List<Message> messages) {
        ArrayNode nodes = NODES.arrayNode();
        messages.forEach(
                message -> nodes.add(message(message.speaker().name().toLowerCase(Locale.ROOT), message.text())));
        return nodes;
    }

    private static ArrayNode completion(String answer) {
        return NODES.arrayNode().add(assistant(answer));
    }

    private static ObjectNode assistant(String answer) {
        return message("assistant", answer);
    }

    private static ObjectNode message(String role, String content) {
        return NODES.objectNode().put("role", role).put("content", content);
    }

    private static String text(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts can be written", impossible);
        }
    }
}

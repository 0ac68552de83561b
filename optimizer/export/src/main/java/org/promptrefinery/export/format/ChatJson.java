package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.promptrefinery.export.template.Syntax;
import org.promptrefinery.export.template.Unwritable;
import org.promptrefinery.inference.Message;

/** A list of messages in JSON, each with a role and a template as its content. */
final class ChatJson {

    private ChatJson() {}

    /** Puts the messages of a prompt into a list. */
    static void put(ArrayNode messages, ExportedPrompt prompt, Syntax syntax) {
        if (prompt.hasSystem()) {
            message(messages, "system", syntax.write(prompt.system()));
        }
        message(messages, "user", syntax.write(prompt.user()));
    }

    private static void message(ArrayNode messages, String role, String content) {
        ObjectNode message = messages.addObject();
        message.put("role", role);
        message.put("content", content);
    }

    /** The messages of a list, filled. */
    static List<Message> sent(JsonNode messages, Syntax syntax, Map<String, String> values) {
        List<Message> sent = new ArrayList<>();
        for (JsonNode message : messages) {
            sent.add(message(
                    message.path("role").asText(),
                    syntax.render(message.path("content").asText(), values)));
        }
        return sent;
    }

    /** A message by the name of its speaker. */
    static Message message(String role, String text) {
        return switch (role) {
            case "system" -> Message.system(text);
            case "user" -> Message.user(text);
            default -> throw new Unwritable("it makes a message of '" + role + "'");
        };
    }
}

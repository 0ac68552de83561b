package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.promptrefinery.export.template.FormatString;
import org.promptrefinery.export.template.Piece;
import org.promptrefinery.export.template.Piece.Variable;
import org.promptrefinery.export.template.Unwritable;
import org.promptrefinery.inference.Message;

/** A {@code ChatPromptTemplate} of LangChain for Python, in the form of its own {@code dumps}. */
final class LangChain implements PromptFormat {

    private static final String SYSTEM = "SystemMessagePromptTemplate";
    private static final String USER = "HumanMessagePromptTemplate";
    private static final FormatString SYNTAX = new FormatString();

    @Override
    public String id() {
        return "langchain";
    }

    @Override
    public String purpose() {
        return "a ChatPromptTemplate for langchain_core.load.loads";
    }

    @Override
    public List<ExportFile> write(ExportedPrompt prompt) {
        ObjectNode file = serialized(Json.object(), "chat", "ChatPromptTemplate");
        ObjectNode arguments = file.putObject("kwargs");
        putNames(arguments, prompt.prompt().variables());
        ArrayNode messages = arguments.putArray("messages");
        if (prompt.hasSystem()) {
            message(messages.addObject(), SYSTEM, prompt.system());
        }
        message(messages.addObject(), USER, prompt.user());
        ObjectNode metadata = arguments.putObject("metadata");
        prompt.facts().forEach(metadata::put);
        prompt.modelName().ifPresent(name -> metadata.put("model", name.model()));
        prompt.model().ifPresent(model -> Settings.SNAKE.put(metadata, model));
        return List.of(new ExportFile(prompt.name() + ".langchain.json", Json.text(file)));
    }

    private static void message(ObjectNode node, String type, List<Piece> pieces) {
        ObjectNode template = serialized(
                serialized(node, "chat", type).putObject("kwargs").putObject("prompt"), "prompt", "PromptTemplate");
        ObjectNode arguments = template.putObject("kwargs");
        Set<String> names = new TreeSet<>();
        for (Piece piece : pieces) {
            if (piece instanceof Variable(String name)) {
                names.add(name);
            }
        }
        putNames(arguments, names);
        arguments.put("template", SYNTAX.write(pieces)).put("template_format", "f-string");
    }

    private static void putNames(ObjectNode arguments, Set<String> names) {
        ArrayNode variables = arguments.putArray("input_variables");
        names.stream().sorted().forEach(variables::add);
    }

    private static ObjectNode serialized(ObjectNode node, String module, String type) {
        node.put("lc", 1).put("type", "constructor");
        node.putArray("id").add("langchain").add("prompts").add(module).add(type);
        return node;
    }

    @Override
    public List<Message> sent(List<ExportFile> files, Map<String, String> values) {
        List<Message> sent = new ArrayList<>();
        for (JsonNode message :
                Json.read(files.getFirst().text()).path("kwargs").path("messages")) {
            String template = message.path("kwargs")
                    .path("prompt")
                    .path("kwargs")
                    .path("template")
                    .asText();
            String text = SYNTAX.render(template, values);
            sent.add(
                    switch (message.path("id").path(3).asText()) {
                        case SYSTEM -> Message.system(text);
                        case USER -> Message.user(text);
                        default -> throw new Unwritable("it makes an unknown message");
                    });
        }
        return sent;
    }
}

package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.promptrefinery.export.template.Jinja;
import org.promptrefinery.export.template.Unwritable;
import org.promptrefinery.inference.Message;

/**
 * Microsoft's Prompty: front matter, and a Jinja2 template whose lines {@code system:} and {@code user:} begin
 * messages.
 */
final class Prompty implements PromptFormat {

    private static final Pattern ROLE =
            Pattern.compile("(?i)\\s*#?\\s*(assistant|function|system|user|tools)(\\[.*])?\\s*:\\s*", Pattern.DOTALL);
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*]\\(");
    /** What Python's splitlines takes for the end of a line, besides \n. */
    private static final Pattern OTHER_LINE_END = Pattern.compile("[\r\u000b\f\u001c-\u001e\u0085\u2028\u2029]");

    @Override
    public String id() {
        return "prompty";
    }

    @Override
    public String purpose() {
        return "a .prompty file of Microsoft's Prompty, version 1";
    }

    @Override
    public String limits() {
        return "Prompty takes a line 'user:' or the like in a value for the start of a message, makes pictures of"
                + " '![...](...)', and turns every kind of line break into \\n";
    }

    @Override
    public boolean carries(String value) {
        return ends(value).isEmpty();
    }

    @Override
    public List<ExportFile> write(ExportedPrompt prompt) {
        ObjectNode head = Json.object().put("name", prompt.name()).put("description", Facts.sentence(prompt));
        ObjectNode model = head.putObject("model").put("api", "chat");
        prompt.modelName().ifPresent(name -> model.putObject("configuration")
                .put("type", name.provider())
                .put("model", name.model()));
        prompt.model().ifPresent(task -> Settings.SNAKE.put(model.putObject("parameters"), task));
        ObjectNode inputs = head.putObject("inputs");
        prompt.prompt().variables().forEach(name -> inputs.putObject(name).put("type", "string"));
        String system = prompt.hasSystem() ? "system:\n" + Jinja.JINJA2.write(prompt.system()) + "\n" : "";
        String body = system + "user:\n" + Jinja.JINJA2.write(prompt.user()) + Jinja.LINE_BREAK + "\n";
        return List.of(new ExportFile(prompt.name() + ".prompty", FrontMatter.write(head, body)));
    }

    @Override
    public List<Message> sent(List<ExportFile> files, Map<String, String> values) {
        FrontMatter file = FrontMatter.read(files.getFirst().text());
        if (file.head().contains("+++")) {
            throw new Unwritable("'+++' stands in what is known of the prompt");
        }
        String rendered = Jinja.JINJA2.render(file.body(), values);
        List<Message> sent = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String role = "system";
        for (String line : rendered.substring(0, rendered.length() - 1).split("\n", -1)) {
            if (ROLE.matcher(line).matches()) {
                add(sent, role, lines);
                role = line.replace(":", "").strip();
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        add(sent, role, lines);
        return sent;
    }

    private static void add(List<Message> sent, String role, List<String> lines) {
        if (!lines.isEmpty()) {
            String text = String.join("\n", lines);
            ends(text).ifPresent(reason -> {
                throw new Unwritable(reason);
            });
            sent.add(ChatJson.message(role, text));
        }
    }

    /** Why a text would not stay one text. */
    private static Optional<String> ends(String text) {
        if (OTHER_LINE_END.matcher(text).find()) {
            return Optional.of("it holds a line break that Prompty would turn into \\n");
        }
        if (IMAGE.matcher(text).find() || text.contains("![thread]")) {
            return Optional.of("it holds '![...]', of which Prompty would make a picture or a thread");
        }
        return text.lines().anyMatch(line -> ROLE.matcher(line).matches())
                ? Optional.of("it has a line that Prompty would take for the start of a message")
                : Optional.empty();
    }
}

package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.promptrefinery.export.template.DoubleBraces;
import org.promptrefinery.export.template.Syntax;
import org.promptrefinery.inference.Message;

/**
 * A saved {@code dspy.Predict}, with the adapter that it has to be used with: the adapters of DSPy write messages of
 * their own around any instruction, so that none of them sends the prompt that was measured.
 */
final class Dspy implements PromptFormat {

    private static final String ADAPTER = "dspy_adapter.py";
    private static final String OUTPUT = "answer";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Set<String> RESERVED = Set.of(
            OUTPUT,
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield",
            "signature",
            "demos",
            "config",
            "lm");

    @Override
    public String id() {
        return "dspy";
    }

    @Override
    public String purpose() {
        return "a saved dspy.Predict, and an adapter beside it that sends these very messages";
    }

    @Override
    public List<ExportFile> write(ExportedPrompt prompt) {
        Syntax.requireNames(prompt.system(), NAME, RESERVED);
        Syntax.requireNames(prompt.user(), NAME, RESERVED);
        ObjectNode file = Json.object();
        file.putArray("traces");
        file.putArray("train");
        file.putArray("demos");
        ObjectNode signature = file.putObject("signature");
        signature.put("instructions", prompt.prompt().system());
        ArrayNode fields = signature.putArray("fields");
        prompt.prompt().variables().forEach(name -> field(fields, name));
        field(fields, OUTPUT);
        file.putNull("lm");
        ChatJson.put(file.putArray("messages"), prompt, DoubleBraces.OURS);
        ObjectNode settings = file.putObject("settings");
        prompt.modelName().ifPresent(name -> settings.put("model", name.provider() + "/" + name.model()));
        prompt.model().ifPresent(model -> Settings.SNAKE.put(settings, model));
        ObjectNode metadata = file.putObject("metadata");
        metadata.putObject("dependency_versions");
        prompt.facts().forEach(metadata::put);
        return List.of(
                new ExportFile(prompt.name() + ".dspy.json", Json.text(file)), new ExportFile(ADAPTER, adapter()));
    }

    private static void field(ArrayNode fields, String name) {
        fields.addObject().put("prefix", name + ":").put("description", "${" + name + "}");
    }

    private static String adapter() {
        try (InputStream source = Objects.requireNonNull(Dspy.class.getResourceAsStream(ADAPTER))) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("a resource of the program cannot be read", broken);
        }
    }

    @Override
    public List<Message> sent(List<ExportFile> files, Map<String, String> values) {
        JsonNode file = Json.read(files.getFirst().text());
        return ChatJson.sent(file.path("messages"), DoubleBraces.OURS, values);
    }
}

package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.export.template.Jinja;
import org.promptrefinery.export.template.Unwritable;
import org.promptrefinery.inference.Message;

/** A configuration of promptfoo: the prompt, the model, and the cases of the guard as tests. */
final class Promptfoo implements PromptFormat {

    private static final String HOW = "promptfoo eval -c FILE";
    private static final Map<String, String> PROVIDERS = Map.of(
            "openai",
            "openai:chat:",
            "ollama",
            "ollama:chat:",
            "anthropic",
            "anthropic:messages:",
            "gemini",
            "google:");

    @Override
    public String id() {
        return "promptfoo";
    }

    @Override
    public String purpose() {
        return "a configuration of promptfoo with the test cases of the run as tests: " + HOW;
    }

    @Override
    public String limits() {
        return "promptfoo fills templates in values, reads files that they name, and drops a line break at their end;"
                + " cases with such values are left out";
    }

    @Override
    public boolean carries(String value) {
        return !isTemplate(value)
                && !value.endsWith("\n")
                && !value.startsWith("file://")
                && !value.startsWith("package:");
    }

    @Override
    public boolean takesSteps() {
        return false;
    }

    /** Whether promptfoo would fill something in a text. */
    static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("{#");
    }

    @Override
    public List<ExportFile> write(ExportedPrompt prompt) {
        List<Case> cases = prompt.guard().cases().stream()
                .filter(subject -> values(subject, prompt).values().stream().allMatch(this::carries))
                .toList();
        if (cases.isEmpty()) {
            throw new Unwritable("it is a suite of tests, and there are no cases for it; export a run");
        }
        ObjectNode file = Json.object().put("description", Facts.sentence(prompt));
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        ChatJson.put(messages, prompt, Jinja.NUNJUCKS);
        file.putArray("prompts").addObject().put("label", prompt.name()).put("raw", Json.text(messages));
        provider(file.putArray("providers").addObject(), prompt);
        Set<String> untold = new TreeSet<>();
        ArrayNode tests = file.putArray("tests");
        cases.forEach(subject -> test(tests.addObject(), subject, prompt, untold));
        String text = header(prompt, cases.size(), untold) + YamlText.of(file);
        if (!YamlText.read(text).equals(file)) {
            throw new Unwritable("YAML would not keep the text of its cases");
        }
        return List.of(new ExportFile(prompt.name() + ".promptfoo.yaml", text));
    }

    private static Map<String, String> values(Case subject, ExportedPrompt prompt) {
        Map<String, String> values = new TreeMap<>(subject.inputs());
        values.keySet().retainAll(prompt.prompt().variables());
        return values;
    }

    private static void provider(ObjectNode provider, ExportedPrompt prompt) {
        provider.put(
                "id",
                prompt.modelName()
                        .map(name -> PROVIDERS.get(name.provider()) + name.model())
                        .orElse("openai:chat:PUT-YOUR-MODEL-HERE"));
        prompt.model().ifPresent(model -> Settings.SNAKE.put(provider.putObject("config"), model));
    }

    private static void test(ObjectNode test, Case subject, ExportedPrompt prompt, Set<String> untold) {
        test.put("description", subject.id());
        ObjectNode values = test.putObject("vars");
        values(subject, prompt).forEach(values::put);
        ArrayNode asserts = test.putArray("assert");
        for (Object evaluator : prompt.guard().evaluators()) {
            PromptfooAsserts ours = PromptfooAsserts.of(evaluator);
            ours.on(subject).ifPresentOrElse(asserts::add, () -> untold.add(ours.name()));
        }
    }

    private static String header(ExportedPrompt prompt, int cases, Set<String> untold) {
        List<String> lines = new ArrayList<>(Facts.lines(prompt));
        int left = prompt.guard().cases().size() - cases;
        if (left > 0) {
            lines.add(left + " of " + prompt.guard().cases().size()
                    + " cases left out: promptfoo would change their values.");
        }
        if (!untold.isEmpty()) {
            lines.add("Left out where promptfoo has no exact counterpart: " + String.join(", ", untold) + ".");
        }
        return lines.stream().map(line -> "# " + line + "\n").collect(Collectors.joining());
    }

    @Override
    public List<Message> sent(List<ExportFile> files, Map<String, String> values) {
        JsonNode prompt = YamlText.read(files.getFirst().text()).path("prompts").path(0);
        return ChatJson.sent(Json.read(prompt.path("raw").asText()), Jinja.NUNJUCKS, values);
    }
}

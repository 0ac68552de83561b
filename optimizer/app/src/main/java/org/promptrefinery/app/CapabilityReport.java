package org.promptrefinery.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.promptrefinery.inference.openai.Capabilities;
import org.promptrefinery.inference.openai.Support;

/**
 * Says what a model on a server can do.
 *
 * @param model as the server calls it
 * @param address of the server
 * @param found what it can do
 */
record CapabilityReport(String model, String address, Capabilities found) {

    private static final int WIDTH = 80;
    private static final int NAMES = 22;
    private static final JsonMapper JSON = new JsonMapper();

    /** Lines of at most 80 columns. */
    String text() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("server", address);
        lines.put(
                "engine",
                found.engine().title() + found.version().map(is -> " " + is).orElse(""));
        found.root().ifPresent(root -> lines.put("serves", root));
        found.context().ifPresent(context -> lines.put("context", String.format(Locale.ROOT, "%,d tokens", context)));
        supports((name, support) -> lines.put(name, support.title()));
        lines.put("labels", found.labelling().title());
        String others =
                found.models().stream().filter(other -> !other.equals(model)).collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            lines.put("other models", others);
        }
        StringBuilder text = new StringBuilder(fitted(model, WIDTH)).append(System.lineSeparator());
        lines.forEach((name, value) -> text.append(
                String.format(Locale.ROOT, "  %-" + NAMES + "s%s%n", name, fitted(value, WIDTH - NAMES - 2))));
        return text.toString();
    }

    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("model", model);
        json.put("server", address);
        json.put("engine", found.engine().title());
        found.version().ifPresent(version -> json.put("version", version));
        found.root().ifPresent(root -> json.put("serves", root));
        found.context().ifPresent(context -> json.put("context", context));
        ObjectNode can = json.putObject("supports");
        supports((name, support) -> can.put(name, support.title()));
        json.put("labels", found.labelling().name().toLowerCase(Locale.ROOT));
        found.models().forEach(json.withArray("models")::add);
        return json;
    }

    private void supports(BiConsumer<String, Support> each) {
        each.accept("lists of prompts", found.batch());
        each.accept("n samples", found.samples());
        each.accept("log probabilities", found.logprobs());
        each.accept("JSON schema", found.schema());
        each.accept("repeatable seeds", found.seed());
        each.accept("metrics", found.metrics());
    }

    private static String fitted(String value, int width) {
        return value.length() <= width ? value : value.substring(0, width - 3) + "...";
    }
}

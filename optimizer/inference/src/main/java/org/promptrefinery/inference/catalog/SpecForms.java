package org.promptrefinery.inference.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Suggestion;

/** The forms of names of models, and what was meant by a name that has none of them. */
final class SpecForms {

    static final String BARD = "embedded:bard";
    static final String GGUF = "gguf:";

    /** Beginnings of well-known names, by what people write for them. */
    private static final Map<String, String> NICKNAMES = Map.ofEntries(
            Map.entry("claude:", "anthropic:"),
            Map.entry("google:", "gemini:"),
            Map.entry("vllm:", "openai:"),
            Map.entry("sglang:", "openai:"),
            Map.entry("lmstudio:", "openai:"),
            Map.entry("gpt-", "openai:gpt-"),
            Map.entry("claude-", "anthropic:claude-"),
            Map.entry("gemini-", "gemini:gemini-"),
            Map.entry("http://", "openai:MODEL@http://"),
            Map.entry("https://", "openai:MODEL@https://"));

    private SpecForms() {}

    /** All of them, with their meanings. */
    static List<ModelCatalog.Entry> entries() {
        return Stream.concat(
                        Stream.of(
                                new ModelCatalog.Entry(BARD, "Bard, which ships with the project; no key, no network"),
                                new ModelCatalog.Entry(
                                        GGUF + "PATH", "a GGUF file, run inside this process on the CPU")),
                        Arrays.stream(Protocol.values())
                                .map(protocol -> new ModelCatalog.Entry(of(protocol), meaning(protocol))))
                .toList();
    }

    static String of(Protocol protocol) {
        return protocol.prefix() + "MODEL[@URL]";
    }

    private static String meaning(Protocol protocol) {
        return switch (protocol) {
            case OPENAI -> "OpenAI, or any server like it, such as vLLM; @URL,URL";
            case OLLAMA -> "Ollama, by itself the one at " + address(protocol);
            case ANTHROPIC -> "Claude; the key is in " + variables(protocol);
            case GEMINI -> "Gemini; the key is in " + variables(protocol);
        };
    }

    private static String address(Protocol protocol) {
        return protocol.home().getAuthority();
    }

    private static String variables(Protocol protocol) {
        return String.join(" or ", protocol.keyVariables());
    }

    static ModelUnavailable unknown(String spec) {
        List<String> forms = entries().stream().map(ModelCatalog.Entry::spec).toList();
        return new ModelUnavailable("unknown model '" + ServerAddress.shown(spec) + "'; known are "
                + String.join(", ", forms.subList(0, forms.size() - 1)) + " and " + forms.getLast() + "."
                + meant(ServerAddress.shown(spec), forms));
    }

    /** People write the name alone, or the file alone, or a nickname. */
    private static String meant(String spec, List<String> forms) {
        if (spec.equalsIgnoreCase("bard")) {
            return maybe(BARD);
        }
        if (spec.endsWith(".gguf")) {
            return maybe(GGUF + spec.substring(spec.indexOf(':') + 1));
        }
        return nickname(spec)
                .or(() -> misspelt(spec))
                .map(SpecForms::maybe)
                .orElseGet(() -> Suggestion.of(spec, forms));
    }

    private static Optional<String> nickname(String spec) {
        String plain = spec.toLowerCase(Locale.ROOT);
        return NICKNAMES.entrySet().stream()
                .filter(entry -> plain.startsWith(entry.getKey()))
                .map(entry -> entry.getValue() + spec.substring(entry.getKey().length()))
                .findFirst();
    }

    private static Optional<String> misspelt(String spec) {
        int end = spec.indexOf(':') + 1;
        if (end == 0 || end == spec.length()) {
            return Optional.empty();
        }
        List<String> prefixes = Stream.concat(
                        Stream.of(GGUF), Arrays.stream(Protocol.values()).map(Protocol::prefix))
                .toList();
        return Suggestion.nearest(spec.substring(0, end), prefixes).map(prefix -> prefix + spec.substring(end));
    }

    private static String maybe(String spec) {
        return " Maybe '" + spec + "'?";
    }
}

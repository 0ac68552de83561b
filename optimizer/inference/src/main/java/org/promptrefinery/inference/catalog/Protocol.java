package org.promptrefinery.inference.catalog;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a served model is spoken to. */
public enum Protocol {
    /** OpenAI's chat completions, which most servers speak. */
    OPENAI("https://api.openai.com/v1"),
    /** Ollama, through the part of it that speaks as OpenAI does. */
    OLLAMA("http://localhost:11434/v1"),
    /** Anthropic's messages. */
    ANTHROPIC("https://api.anthropic.com/v1"),
    /** Google's Gemini API. */
    GEMINI("https://generativelanguage.googleapis.com/v1beta");

    private final URI home;

    Protocol(String home) {
        this.home = URI.create(home);
    }

    /** What its names begin with, such as {@code openai:}. */
    public String prefix() {
        return name().toLowerCase(Locale.ROOT) + ":";
    }

    /** The server that is meant where none is named. */
    public URI home() {
        return home;
    }

    /**
     * Names of the environment variables with a key for {@link #home()}, the usual one first; none where none is
     * needed.
     */
    public List<String> keyVariables() {
        return switch (this) {
            case OPENAI -> List.of("OPENAI_API_KEY");
            case OLLAMA -> List.of();
            case ANTHROPIC -> List.of("ANTHROPIC_API_KEY");
            case GEMINI -> List.of("GEMINI_API_KEY", "GOOGLE_API_KEY");
        };
    }

    static Optional<Protocol> ofSpec(String spec) {
        return Arrays.stream(values())
                .filter(protocol -> spec.startsWith(protocol.prefix()))
                .findFirst();
    }
}

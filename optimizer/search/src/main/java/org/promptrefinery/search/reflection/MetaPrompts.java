package org.promptrefinery.search.reflection;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import org.promptrefinery.evaluators.Nearest;

/** What is said to a reflector: texts that come with the program, any of which a job may replace. */
public final class MetaPrompts {

    private final Map<MetaPrompt, String> texts;

    private MetaPrompts(Map<MetaPrompt, String> texts) {
        this.texts = Collections.unmodifiableMap(texts);
    }

    /** Those that come with the program. */
    public static MetaPrompts usual() {
        return replacing(Map.of());
    }

    /**
     * Those that come with the program, but for some.
     *
     * @param replacements texts by the name of the meta-prompt, one of {@link #names}; <code>{{variable}}</code> stands
     *     for material, and each variable of the meta-prompt must appear
     * @throws IllegalArgumentException naming the meta-prompt, what is wrong with it and what would be accepted
     */
    public static MetaPrompts replacing(Map<String, String> replacements) {
        Map<MetaPrompt, String> texts = new EnumMap<>(MetaPrompt.class);
        for (MetaPrompt one : MetaPrompt.values()) {
            texts.put(one, resource(one.key()));
        }
        new TreeMap<>(replacements).forEach((name, text) -> texts.put(checked(name, text), text));
        return new MetaPrompts(texts);
    }

    /** The names of all meta-prompts, in alphabetical order. */
    public static List<String> names() {
        return MetaPrompt.keys();
    }

    /** The text of a meta-prompt, its variables unfilled. */
    String text(MetaPrompt which) {
        return requireNonNull(texts.get(which));
    }

    /** A text that comes with the program, without white space around. */
    static String resource(String name) {
        String file = name + ".txt";
        try (Scanner scanner = new Scanner(
                requireNonNull(MetaPrompts.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            return scanner.useDelimiter("\\A").next().strip();
        }
    }

    private static MetaPrompt checked(String name, String text) {
        MetaPrompt which = MetaPrompt.named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no meta-prompt '" + name + "'; there are "
                        + String.join(", ", names()) + "." + Nearest.maybe(name, names())));
        which.complaint(text).ifPresent(complaint -> {
            throw new IllegalArgumentException(complaint);
        });
        return which;
    }
}

package org.promptrefinery.export.format;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of a prompt, as it stands in files. */
final class Facts {

    private static final String ORIGIN = "Exported by Prompt Refinery";

    private Facts() {}

    /** One line. */
    static String sentence(ExportedPrompt prompt) {
        return prompt.facts().isEmpty()
                ? ORIGIN
                : prompt.facts().entrySet().stream()
                        .map(fact -> fact.getKey() + " " + fact.getValue())
                        .collect(Collectors.joining("; ", ORIGIN + ": ", ""));
    }

    /** A line for each, with the origin first. */
    static List<String> lines(ExportedPrompt prompt) {
        return Stream.concat(
                        Stream.of(ORIGIN + "."),
                        prompt.facts().entrySet().stream().map(fact -> fact.getKey() + ": " + fact.getValue()))
                .toList();
    }
}

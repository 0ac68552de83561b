package org.promptrefinery.search;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the search improves: ordered sections, which make the system message, and the user message that carries the case.
 *
 * @param sections templates, joined by line breaks
 * @param user template of the user message
 */
public record Prompt(List<Section> sections, String user) {
    public Prompt {
        sections = List.copyOf(sections);
        if (user.isBlank()) {
            throw new IllegalArgumentException("a prompt needs a user message");
        }
    }

    /**
     * The messages for one case. Every variable is replaced in one pass; values are data and never scanned again.
     *
     * @throws IllegalArgumentException naming the variable that has no value
     */
    public RenderedPrompt render(Map<String, String> inputs) {
        String system = sections.stream()
                .map(section -> Template.render(section.text(), inputs))
                .collect(Collectors.joining("\n"));
        return new RenderedPrompt(system, Template.render(user, inputs));
    }
}

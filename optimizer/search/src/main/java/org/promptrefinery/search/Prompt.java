package org.promptrefinery.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the search improves: ordered sections, which make the system message, and the user message that carries the
 * case.
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

    /** The sections as they stand, variables unfilled. */
    public String system() {
        return sections.stream().map(Section::text).collect(Collectors.joining("\n"));
    }

    /** Names of all variables, in order of appearance. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        sections.forEach(section -> names.addAll(Template.variables(section.text())));
        names.addAll(Template.variables(user));
        return names;
    }

    /** This prompt with other sections. */
    public Prompt with(List<Section> others) {
        return new Prompt(others, user);
    }

    /** Twelve hexadecimal digits that follow from the content, so that equal prompts have equal ids. */
    public String id() {
        List<String> parts = new ArrayList<>();
        for (Section section : sections) {
            parts.add(section.role() + (section.frozen() ? "!" : ":")
                    + section.text().length() + ":" + section.text());
        }
        parts.add(user);
        return Digest.of(String.join("\n", parts));
    }
}

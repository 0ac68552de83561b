package org.promptrefinery.search.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

/** How the simulated reflector writes in a prompt. */
final class Rewriting {

    private Rewriting() {}

    /** The text in place of what the prompt says of a rule so far, or else as a new section. */
    static Prompt say(Prompt prompt, HiddenRule rule, String text) {
        Optional<String> old = said(prompt, rule);
        return old.isPresent() ? replace(prompt, old.get(), text) : add(prompt, new Section(rule.role(), text));
    }

    /** The words in which the prompt has a rule, understood or not. */
    static Optional<String> said(Prompt prompt, HiddenRule rule) {
        String text = prompt.system();
        return Stream.concat(rule.phrases().stream(), Stream.of(rule.vague()))
                .filter(text::contains)
                .findFirst();
    }

    /** A new section behind those of its role. */
    static Prompt add(Prompt prompt, Section section) {
        List<Section> sections = new ArrayList<>(prompt.sections());
        int index = sections.size();
        while (index > 0 && sections.get(index - 1).role().compareTo(section.role()) > 0) {
            index--;
        }
        sections.add(index, section);
        return prompt.with(sections);
    }

    /** A section with this text at the top or at the bottom, taken from where it stood. */
    static Prompt move(Prompt prompt, String text, Role role, boolean top) {
        List<Section> sections = new ArrayList<>(remove(prompt, text).sections());
        sections.add(top ? 0 : sections.size(), new Section(role, text));
        return prompt.with(sections);
    }

    static Prompt remove(Prompt prompt, String text) {
        return replace(prompt, text, "");
    }

    static Prompt replace(Prompt prompt, String old, String text) {
        return prompt.with(prompt.sections().stream()
                .flatMap(section -> {
                    String edited = section.frozen()
                            ? section.text()
                            : section.text().replace(old, text).strip();
                    return edited.isBlank()
                            ? Stream.<Section>empty()
                            : Stream.of(new Section(section.role(), edited, section.frozen()));
                })
                .toList());
    }
}

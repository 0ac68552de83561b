package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.patterns.Rule;
import org.promptrefinery.search.patterns.Wordings;

/** Edits on lists of sections; frozen ones are never touched. */
final class Sections {

    private Sections() {}

    /** Indices of sections that may be changed. */
    static List<Integer> free(Prompt prompt) {
        return IntStream.range(0, prompt.sections().size())
                .filter(index -> !prompt.sections().get(index).frozen())
                .boxed()
                .toList();
    }

    /**
     * Indices of free sections in somebody's own words: neither data, nor what brings in data that is looked up, nor a
     * rule that is known in other wordings.
     */
    static List<Integer> prose(Prompt prompt) {
        return free(prompt).stream()
                .filter(index -> prompt.sections().get(index).role() != Role.EXAMPLE)
                .filter(index -> !LookUps.standIn(prompt.sections().get(index)))
                .filter(index -> ruleAt(prompt, index).isEmpty())
                .toList();
    }

    /**
     * The prompt with a rule in this wording: in place of a free section with a rival rule, else where its role
     * belongs.
     */
    static Prompt put(Prompt prompt, Rule rule, String wording) {
        Section section = new Section(rule.kind().role(), wording);
        Optional<Integer> rival = free(prompt).stream()
                .filter(index -> ruleAt(prompt, index).filter(rule::rivals).isPresent())
                .findFirst();
        return put(prompt, rival, section);
    }

    static Prompt replace(Prompt prompt, int index, Section section) {
        List<Section> sections = new ArrayList<>(prompt.sections());
        sections.set(index, section);
        return prompt.with(sections);
    }

    /** The prompt with another text in a section. */
    static Prompt reword(Prompt prompt, int index, String text) {
        return replace(prompt, index, new Section(prompt.sections().get(index).role(), text));
    }

    static Prompt remove(Prompt prompt, int index) {
        List<Section> sections = new ArrayList<>(prompt.sections());
        sections.remove(index);
        return prompt.with(sections);
    }

    static Prompt add(Prompt prompt, int index, Section section) {
        List<Section> sections = new ArrayList<>(prompt.sections());
        sections.add(index, section);
        return prompt.with(sections);
    }

    static Prompt move(Prompt prompt, int from, int to) {
        return add(remove(prompt, from), to, prompt.sections().get(from));
    }

    /** Instructions stand before context, rules, format and examples, in this order. */
    static Prompt insert(Prompt prompt, Section section) {
        int index = prompt.sections().size();
        while (index > 0 && rank(prompt.sections().get(index - 1).role()) > rank(section.role())) {
            index--;
        }
        return add(prompt, index, section);
    }

    /** The prompt with this section, in place of another where there is one to give way. */
    static Prompt put(Prompt prompt, Optional<Integer> other, Section section) {
        return other.map(index -> replace(prompt, index, section)).orElseGet(() -> insert(prompt, section));
    }

    static Optional<Rule> ruleAt(Prompt prompt, int index) {
        return Wordings.ruleIn(prompt.sections().get(index).text());
    }

    /** Where sections of a role belong among the others, from 0. */
    static int rank(Role role) {
        return switch (role) {
            case INSTRUCTION -> 0;
            case CONTEXT -> 1;
            case RULE -> 2;
            case FORMAT -> 3;
            case EXAMPLE -> 4;
        };
    }
}

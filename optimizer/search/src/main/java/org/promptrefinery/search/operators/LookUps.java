package org.promptrefinery.search.operators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.search.supply.Wishes;

/** Sections that bring in what is looked up for each case, and what edits owe them: one of a sort is enough. */
final class LookUps {

    private static final int CHARACTERS_PER_WORD = 6;
    private static final int CHARACTERS_PER_EXAMPLE = 120;

    private LookUps() {}

    /** Whether a section brings in anything. */
    static boolean standIn(Section section) {
        return !Wishes.in(section.text()).isEmpty();
    }

    /** Whether a section brings in what is looked up, and nothing that a case must bring. */
    static boolean standAlone(Section section) {
        return standIn(section) && Template.variables(section.text()).stream().allMatch(Wishes::isOne);
    }

    /** Whether a child looks up no more than one thing of a sort, or no more than its parent did. */
    static boolean areFew(Prompt parent, Prompt child) {
        Map<String, Long> before = bySort(parent);
        return bySort(child).entrySet().stream()
                .allMatch(sort -> sort.getValue() <= Math.max(1, before.getOrDefault(sort.getKey(), 1L)));
    }

    private static Map<String, Long> bySort(Prompt prompt) {
        return Wishes.in(prompt).stream()
                .map(Wishes::sort)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Where a free section stands that brings in something of the same sort. */
    static Optional<Integer> rivalOf(Section section, Prompt prompt) {
        return rivalIn(prompt.sections(), section)
                .filter(index -> !prompt.sections().get(index).frozen());
    }

    /** Where among these the first section stands that brings in something of the same sort. */
    static Optional<Integer> rivalIn(List<Section> sections, Section section) {
        List<String> sorts = sorts(section);
        return IntStream.range(0, sections.size())
                .filter(index -> sorts(sections.get(index)).stream().anyMatch(sorts::contains))
                .boxed()
                .findFirst();
    }

    private static List<String> sorts(Section section) {
        return Wishes.in(section.text()).stream().map(Wishes::sort).toList();
    }

    /** How long a section is about, in characters, what it brings in included. */
    static int length(Section section) {
        return section.text().length()
                + Wishes.in(section.text()).stream()
                        .flatMap(variable -> read(variable).stream())
                        .mapToInt(LookUps::length)
                        .sum();
    }

    /** The same of all sections. */
    static int length(Prompt prompt) {
        return prompt.sections().stream().mapToInt(LookUps::length).sum();
    }

    private static int length(Supply wish) {
        return switch (wish) {
            case Passages passages -> passages.count() * passages.words() * CHARACTERS_PER_WORD;
            case NearestExamples examples -> examples.count() * CHARACTERS_PER_EXAMPLE;
        };
    }

    /** What a variable wants looked up; empty where it is an input or misspelt. */
    static Optional<Supply> read(String variable) {
        try {
            return Supply.named(variable);
        } catch (IllegalArgumentException misspelt) {
            return Optional.empty();
        }
    }
}

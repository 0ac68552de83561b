package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.supply.NearestExamples.Layout;

/** The worked examples that stand in a prompt for all cases, as a set. */
final class Demonstrations {

    private Demonstrations() {}

    /** Where the free ones stand. */
    static List<Integer> in(Prompt prompt) {
        return Sections.free(prompt).stream()
                .filter(index -> prompt.sections().get(index).role() == Role.EXAMPLE)
                .filter(index -> !LookUps.standIn(prompt.sections().get(index)))
                .toList();
    }

    /** The texts of the free ones. */
    static List<Section> of(Prompt prompt) {
        return in(prompt).stream().map(prompt.sections()::get).toList();
    }

    /** How they are written; as a question and an answer where there are none, or none of a known layout. */
    static Layout layoutIn(Prompt prompt) {
        return of(prompt).stream()
                .flatMap(section -> Shown.layoutOf(section.text()).stream())
                .findFirst()
                .orElse(Layout.QUESTION);
    }

    /**
     * The prompt with these in place of the free ones it has: where the first of them stands, else where they belong.
     */
    static Prompt with(Prompt prompt, List<Section> others) {
        List<Integer> old = in(prompt);
        List<Section> rest = new ArrayList<>(prompt.sections());
        old.reversed().forEach(index -> rest.remove((int) index));
        Prompt bare = prompt.with(rest);
        Optional<Integer> place = old.stream().findFirst();
        Prompt result = bare;
        for (int i = 0; i < others.size(); i++) {
            Section next = others.get(i);
            int offset = i;
            Prompt before = result;
            result = place.map(first -> Sections.add(before, first + offset, next))
                    .orElseGet(() -> Sections.insert(before, next));
        }
        return result;
    }
}

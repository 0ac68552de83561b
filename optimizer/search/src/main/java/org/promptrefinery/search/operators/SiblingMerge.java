package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.patterns.Rule;
import org.promptrefinery.search.patterns.Wordings;

/**
 * Puts what several children changed in their common parent into one prompt, section by section, as version control
 * merges branches. Of children that changed the same section, only the first has its way.
 */
public final class SiblingMerge {

    private final Prompt parent;

    private SiblingMerge(Prompt parent) {
        this.parent = parent;
    }

    /**
     * The first child with those changes of the others that do not contradict it or each other.
     *
     * @param children at least one, the most trusted first
     */
    public static Chain of(Chain parent, List<Chain> children) {
        Chain merged = children.getFirst();
        for (Chain child : children.subList(1, children.size())) {
            for (int step = 0; step < parent.size(); step++) {
                SiblingMerge merge = new SiblingMerge(parent.prompt(step));
                merged = merged.with(step, merge.of(merged.prompt(step), child.prompt(step)));
            }
        }
        return merged;
    }

    private Prompt of(Prompt merged, Prompt child) {
        List<Section> removed = without(parent.sections(), child.sections());
        if (!merged.sections().containsAll(removed) || bothAskInOtherWords(merged, child)) {
            return merged;
        }
        Prompt more = new Prompt(merged.sections(), asksInOtherWords(child) ? child.user() : merged.user());
        for (Section section : without(child.sections(), parent.sections())) {
            more = with(more, section, child);
        }
        return more.with(without(more.sections(), removed));
    }

    private boolean bothAskInOtherWords(Prompt merged, Prompt child) {
        return asksInOtherWords(merged) && asksInOtherWords(child);
    }

    private boolean asksInOtherWords(Prompt child) {
        return !child.user().equals(parent.user());
    }

    /** The prompt with a section after the one that it follows in the child. */
    private static Prompt with(Prompt prompt, Section section, Prompt child) {
        if (prompt.sections().contains(section)) {
            return prompt;
        }
        Optional<Rule> rule = Wordings.ruleIn(section.text());
        if (rule.isPresent()) {
            return Sections.put(prompt, rule.get(), section.text());
        }
        int place = child.sections().indexOf(section);
        int before =
                place == 0 ? -1 : prompt.sections().indexOf(child.sections().get(place - 1));
        if (place > 0 && before < 0) {
            return Sections.insert(prompt, section);
        }
        List<Section> more = new ArrayList<>(prompt.sections());
        more.add(before + 1, section);
        return prompt.with(more);
    }

    private static List<Section> without(List<Section> all, List<Section> others) {
        return all.stream().filter(section -> !others.contains(section)).toList();
    }
}

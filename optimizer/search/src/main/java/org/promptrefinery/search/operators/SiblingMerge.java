package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.patterns.Rule;
import org.promptrefinery.search.patterns.Wordings;
import org.promptrefinery.search.supply.Wishes;

/**
 * Puts what several children changed in their common parent into one prompt, section by section, as version control
 * merges branches. Of children that changed the same section, say the same rule in other words or look up the same sort
 * of thing, the first has its way.
 */
public final class SiblingMerge {

    private final Prompt parent;

    private SiblingMerge(Prompt parent) {
        this.parent = parent;
    }

    /**
     * The first child with those changes of the others that do not contradict it or each other. Frozen sections of the
     * parent and its variables stay.
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
        if (merged.equals(parent)) {
            return child;
        }
        List<Section> sections = merged.sections();
        for (Change change : changes(child)) {
            sections = with(change, sections);
        }
        String user = merged.user().equals(parent.user()) ? child.user() : merged.user();
        Prompt more = new Prompt(sections, user);
        boolean isWhole = Wishes.inputs(more).containsAll(Wishes.inputs(parent));
        return isWhole && LookUps.areFew(parent, more) ? more : merged;
    }

    /**
     * What stands in place of something else in a child.
     *
     * @param anchor index of the section of the parent that it stands after; -1 for none
     */
    private record Change(int anchor, List<Section> removed, List<Section> added) {

        Change(int anchor) {
            this(anchor, new ArrayList<>(), new ArrayList<>());
        }

        /** Section by section where so many came as went. */
        Stream<Change> parts() {
            return removed.size() == added.size()
                    ? IntStream.range(0, added.size())
                            .mapToObj(i -> new Change(anchor, List.of(removed.get(i)), List.of(added.get(i))))
                    : Stream.of(this);
        }
    }

    private List<Change> changes(Prompt child) {
        TreeMap<Integer, Change> changes = new TreeMap<>();
        int anchor = -1;
        for (int i = 0; i < parent.sections().size(); i++) {
            Section section = parent.sections().get(i);
            if (section.frozen() || child.sections().contains(section)) {
                anchor = i;
            } else {
                changes.computeIfAbsent(anchor, Change::new).removed().add(section);
            }
        }
        anchor = -1;
        for (Section section : child.sections()) {
            if (isOld(section)) {
                anchor = parent.sections().indexOf(section);
            } else {
                changes.computeIfAbsent(anchor, Change::new).added().add(section);
            }
        }
        return changes.values().stream().flatMap(Change::parts).toList();
    }

    private boolean isOld(Section section) {
        return parent.sections().contains(section);
    }

    private List<Section> with(Change change, List<Section> merged) {
        List<Section> sections = new ArrayList<>(merged);
        if (!change.added().isEmpty() && !sections.containsAll(change.removed())) {
            return merged;
        }
        int place = change.removed().stream()
                .mapToInt(sections::indexOf)
                .min()
                .orElseGet(() -> placeAfter(change, sections));
        sections.removeAll(change.removed());
        for (Section section : change.added()) {
            if (!isSaid(section, sections)) {
                sections.add(place, section);
                place++;
            }
        }
        return sections;
    }

    /** Behind what others added at the same place, as far as the roles allow. */
    private int placeAfter(Change change, List<Section> sections) {
        int place = 0;
        for (int anchor = change.anchor(); anchor >= 0 && place == 0; anchor--) {
            place = sections.indexOf(parent.sections().get(anchor)) + 1;
        }
        int rank = Sections.rank(change.added().getFirst().role());
        while (place < sections.size()
                && !isOld(sections.get(place))
                && Sections.rank(sections.get(place).role()) <= rank) {
            place++;
        }
        return place;
    }

    private boolean isSaid(Section section, List<Section> sections) {
        Optional<Rule> rule = Wordings.ruleIn(section.text());
        return sections.contains(section)
                || LookUps.rivalIn(sections, section).isPresent()
                || sections.stream()
                        .filter(other -> !isOld(other))
                        .flatMap(other -> Wordings.ruleIn(other.text()).stream())
                        .anyMatch(other -> rule.filter(other::rivals).isPresent());
    }
}

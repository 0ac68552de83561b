package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

/** Joins two neighbours of one role into one line. */
final class Merge extends Edit {

    Merge() {
        super("merge");
    }

    @Override
    Optional<Proposal> edit(Parents parents, RandomGenerator random) {
        Prompt prompt = parents.prompt();
        List<Section> sections = new ArrayList<>(prompt.sections());
        List<Integer> joints = IntStream.range(0, Math.max(0, sections.size() - 1))
                .filter(index -> belongTogether(sections.get(index), sections.get(index + 1)))
                .boxed()
                .toList();
        if (joints.isEmpty()) {
            return Optional.empty();
        }
        int joint = pick(joints, random);
        Section left = sections.get(joint);
        Section right = sections.remove(joint + 1);
        sections.set(joint, new Section(left.role(), left.text() + " " + right.text()));
        return Optional.of(parents.child(prompt.with(sections), "two sections in one line"));
    }

    private static boolean belongTogether(Section left, Section right) {
        return left.role() == right.role()
                && left.role() != Role.EXAMPLE
                && Stream.of(left, right).noneMatch(one -> one.frozen() || LookUps.standIn(one));
    }
}

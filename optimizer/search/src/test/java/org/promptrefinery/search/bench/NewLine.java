package org.promptrefinery.search.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;

/** An operator that never runs dry: a meaningless line in place of another, so that each child is new. */
record NewLine() implements Proposer {

    private static final int MOST = 12;

    @Override
    public String name() {
        return "new-line";
    }

    @Override
    public List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random) {
        return batch.stream()
                .map(parents -> Optional.of(child(parents, random)))
                .toList();
    }

    private static Proposal child(Parents parents, RandomGenerator random) {
        List<Section> sections = new ArrayList<>(parents.prompt().sections());
        if (sections.size() >= MOST) {
            sections.remove(random.nextInt(sections.size()));
        }
        sections.add(
                new Section(Role.RULE, "Mind " + Long.toHexString(random.nextLong()) + " and all that is like it."));
        return parents.child(parents.prompt().with(sections), "a line");
    }
}

package org.promptrefinery.search.reflection;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;

/** An operator that asks for a new version of a prompt with one brief. */
abstract class Rewrite implements Proposer {

    private final String name;
    private final String usualWhy;
    private final Consultation consultation;

    Rewrite(String name, String usualWhy, Consultation consultation) {
        this.name = name;
        this.usualWhy = usualWhy;
        this.consultation = consultation;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int asks() {
        return 1;
    }

    @Override
    public final List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random) {
        List<Optional<String>> briefs =
                batch.stream().map(parents -> brief(parents, random)).toList();
        List<Thought> thoughts = consultation.ask(briefs, random);
        return IntStream.range(0, batch.size())
                .mapToObj(index -> child(batch.get(index), thoughts.get(index)))
                .toList();
    }

    @Override
    public final boolean isSilent() {
        return consultation.reflector().isSilent();
    }

    /** What to ask about these parents, or empty where there is nothing to ask. */
    abstract Optional<String> brief(Parents parents, RandomGenerator random);

    /** The child of a draft, or empty where it does not do what it should. */
    Optional<Proposal> child(Parents parents, Draft draft) {
        return Optional.of(parents.child(draft.prompt(), draft.why()));
    }

    final Consultation consultation() {
        return consultation;
    }

    private Optional<Proposal> child(Parents parents, Thought thought) {
        return Draft.in(thought, parents.prompt(), usualWhy).flatMap(draft -> child(parents, draft));
    }
}

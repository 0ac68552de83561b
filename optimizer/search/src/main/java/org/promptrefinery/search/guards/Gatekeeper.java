package org.promptrefinery.search.guards;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Limits;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Scorer;

/** Turns away children that are not worth a single rollout. */
public final class Gatekeeper {

    private final List<Guard> guards;

    private Gatekeeper(List<Guard> guards) {
        this.guards = List.copyOf(guards);
    }

    /**
     * The gatekeeper of a search; make it once, since it reads all training cases.
     *
     * @param seed what the search began with, whose variables, frozen sections and kept texts must stay
     * @param train cases that no child may know by heart
     * @param scorer counts tokens, and knows what can be looked up
     */
    public static Gatekeeper of(Chain seed, List<Case> train, Limits limits, Scorer scorer) {
        return new Gatekeeper(List.of(
                new SameSteps(seed),
                new Novelty(),
                new SameVariables(seed),
                new OnOffer(scorer),
                new FrozenStands(seed),
                new KeptStands(seed, limits.keep()),
                new Leak(seed, train),
                new TokenLimit(scorer, limits.maxPromptTokens())));
    }

    /** The first reason against a child, one line for a person; empty when it may be asked. */
    public Optional<String> objection(Chain child, Memory memory) {
        return guards.stream()
                .flatMap(guard -> guard.objection(child, memory).stream())
                .findFirst();
    }
}

package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.supply.Offer;

/** An operator: parents with their verdicts in, children out. */
public interface Proposer {

    /** Short and stable: it keys what the operator has earned. */
    String name();

    /**
     * One child for each pair of parents, in order, or empty where this operator has nothing to offer. All are asked
     * for at once, so that an operator that needs a model can work in batches.
     */
    List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random);

    /** How often it asks a reflector model for one child; 0 when it needs none. */
    default int asks() {
        return 0;
    }

    /** Whether it reads what the parent gets wrong, so that its children are likelier to help than those of others. */
    default boolean informed() {
        return false;
    }

    /** Whether it has nothing to offer any more, since it needs a model that has fallen silent. */
    default boolean isSilent() {
        return false;
    }

    /** The operators that need no model. */
    static List<Proposer> modelFree() {
        return List.of(
                new FixPattern(),
                new FixAllPatterns(),
                new Reword(),
                new Merge(),
                new CrossSections(),
                new Demonstrate(),
                new DemonstrateSet(),
                new TuneDemonstrations(),
                new EditPhrases(),
                new Rephrase(),
                new Ablate(),
                new Arrange(),
                new CrossChains());
    }

    /** Further operators for jobs that have something to look up for each case; none where nothing is on offer. */
    static List<Proposer> supplied(Offer offer) {
        List<Proposer> operators = new ArrayList<>();
        List<Genes> lookUps = new ArrayList<>();
        if (offer.passages()) {
            Genes passages = new PassageGenes();
            lookUps.add(passages);
            operators.add(new GiveLookUp("give-facts", passages, "what the documents say"));
            operators.add(new TuneLookUp("tune-facts", passages));
        }
        if (offer.examples()) {
            Genes examples = new ExampleGenes();
            lookUps.add(examples);
            operators.add(new GiveLookUp("nearest-examples", examples, "worked examples like the case"));
            operators.add(new TuneLookUp("tune-nearest", examples));
        }
        if (!lookUps.isEmpty()) {
            operators.add(new Combine(lookUps));
        }
        return List.copyOf(operators);
    }

    /**
     * The operator for a search that starts afresh, because its first prompt may be what holds it back (a defective
     * seed misleads a reflective search; Liu et al. 2026, VISTA). It needs no model.
     *
     * @param keep texts that must stay in a prompt word for word
     */
    static Proposer freshStart(List<String> keep) {
        return new FreshStart(keep);
    }
}

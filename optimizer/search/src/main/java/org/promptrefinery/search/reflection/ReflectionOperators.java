package org.promptrefinery.search.reflection;

import java.util.List;
import org.promptrefinery.search.operators.Proposer;

/** The operators that ask a reflector model. */
public final class ReflectionOperators {

    private ReflectionOperators() {}

    /**
     * One of each.
     *
     * @param metaPrompts what to say to the reflector
     */
    public static List<Proposer> all(Reflector reflector, MetaPrompts metaPrompts) {
        Consultation consultation = new Consultation(reflector, metaPrompts);
        return List.of(
                new Reflect(consultation),
                new ReflectOnClusters(consultation),
                new Paraphrase(consultation),
                new CrossPrompts(consultation),
                new Differential(consultation),
                new Trajectory(consultation),
                new Induce(consultation),
                new Compress(consultation),
                new LearnFromSibling(consultation),
                new MutateRecipe(consultation));
    }
}

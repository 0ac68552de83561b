package org.promptrefinery.study.operators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.reflection.MetaPrompts;
import org.promptrefinery.search.reflection.ReflectionOperators;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.ReflectorModel;

/** Which operators the search of a job has. */
public final class Operators {

    private Operators() {}

    /**
     * Those that need no model, those for what can be looked up, and where the job names a reflector those that ask it.
     *
     * @param offer what can be looked up
     * @param reflector the open model that the job names
     * @param notices hears when the reflector falls silent
     */
    public static List<Proposer> of(Job job, Offer offer, Optional<Metered> reflector, Consumer<String> notices) {
        List<Proposer> asking = job.reflector()
                .flatMap(named -> reflector.map(model -> asking(
                        new ModelReflector(model, named.sampling(job.search().seed()), notices), named)))
                .orElse(List.of());
        return Stream.of(Proposer.modelFree(), Proposer.supplied(offer), asking)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Proposer> asking(ModelReflector reflector, ReflectorModel named) {
        return ReflectionOperators.all(reflector, MetaPrompts.replacing(named.metaPrompts()));
    }

    /** How often each operator that asks a reflector does so for one child. */
    public static List<Integer> asks() {
        return ReflectionOperators.all(_ -> List.of(), MetaPrompts.replacing(Map.of())).stream()
                .map(Proposer::asks)
                .toList();
    }
}

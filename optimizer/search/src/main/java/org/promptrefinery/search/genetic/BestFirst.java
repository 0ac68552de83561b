package org.promptrefinery.search.genetic;

import io.jenetics.AnyGene;
import io.jenetics.Phenotype;
import java.util.Comparator;
import org.promptrefinery.search.Candidate;

/** The fittest first; equals by id, so that the order never depends on chance. */
final class BestFirst implements Comparator<Phenotype<AnyGene<Candidate>, Fitness>> {

    @Override
    public int compare(Phenotype<AnyGene<Candidate>, Fitness> one, Phenotype<AnyGene<Candidate>, Fitness> other) {
        int byFitness = other.fitness().compareTo(one.fitness());
        return byFitness != 0
                ? byFitness
                : Individuals.candidate(one)
                        .id()
                        .compareTo(Individuals.candidate(other).id());
    }
}

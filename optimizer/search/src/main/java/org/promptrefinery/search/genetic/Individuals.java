package org.promptrefinery.search.genetic;

import io.jenetics.AnyChromosome;
import io.jenetics.AnyGene;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import org.promptrefinery.search.Candidate;

/** Candidates in the terms of Jenetics: one gene whose allele is the candidate. */
final class Individuals {

    private Individuals() {}

    static Phenotype<AnyGene<Candidate>, Fitness> of(Candidate child, long generation) {
        return Phenotype.of(genotype(child), generation);
    }

    static Candidate candidate(Phenotype<AnyGene<Candidate>, Fitness> individual) {
        return individual.genotype().gene().allele();
    }

    static Genotype<AnyGene<Candidate>> genotype(Candidate candidate) {
        return Genotype.of(AnyChromosome.of(() -> candidate));
    }
}

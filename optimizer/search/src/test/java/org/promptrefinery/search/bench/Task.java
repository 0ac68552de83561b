package org.promptrefinery.search.bench;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Limits;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.patterns.ErrorAnalysis;

/**
 * What a strategy works on.
 *
 * @param seed the chain to be improved
 * @param train cases whose answers operators may read
 * @param dev cases that select
 * @param operators the same for all strategies
 */
public record Task(Chain seed, List<Case> train, List<Case> dev, Scorer scorer, List<Proposer> operators) {

    private static final int ATTEMPTS = 20;

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static <T> T pick(List<T> items, RandomGenerator random) {
        return items.get(random.nextInt(items.size()));
    }

    Scorecard score(Chain chain, List<Case> cases) {
        return scorer.score(List.of(new Assignment(chain, cases))).getFirst();
    }

    /** The seed with its answers to all cases. */
    Member start() {
        return member(Candidate.seed(seed));
    }

    /** A candidate with its answers to all cases. */
    Member member(Candidate candidate) {
        List<Scorecard> cards =
                scorer.score(List.of(new Assignment(candidate.chain(), train), new Assignment(candidate.chain(), dev)));
        return new Member(candidate, cards.getFirst(), cards.getLast());
    }

    Proposer operator(String name) {
        return named(name).orElseThrow();
    }

    /** The operator that crosses two prompts: a model where one can be asked, as in the papers; else by sections. */
    Proposer crossover() {
        return named("crossover").or(() -> named("cross-sections")).orElseThrow();
    }

    private Optional<Proposer> named(String name) {
        return operators.stream()
                .filter(operator -> operator.name().equals(name))
                .findFirst();
    }

    /** A new child by an operator drawn at random; empty when none of many has anything to offer. */
    Optional<Candidate> child(Member first, Member second, List<Member> others, RandomGenerator random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Candidate> child = child(pick(operators, random), first, second, others, random);
            if (child.isPresent()) {
                return child;
            }
        }
        return Optional.empty();
    }

    /** The child of one operator, unless it is the parent again or not fit to be asked. */
    Optional<Candidate> child(
            Proposer operator, Member first, Member second, List<Member> others, RandomGenerator random) {
        Parents parents =
                new Parents(first, second, 0, ErrorAnalysis.of(first.train().results()), others);
        return operator.propose(List.of(parents), random)
                .getFirst()
                .filter(proposal -> isFit(proposal.chain())
                        && !proposal.chain().equals(first.candidate().chain()))
                .map(proposal -> new Candidate(
                        proposal.chain().id(), proposal.chain(), proposal.parents(), operator.name(), proposal.why()));
    }

    private boolean isFit(Chain chain) {
        return chain.inputs().equals(seed.inputs()) && scorer.promptTokens(chain) <= Limits.USUAL.maxPromptTokens();
    }
}

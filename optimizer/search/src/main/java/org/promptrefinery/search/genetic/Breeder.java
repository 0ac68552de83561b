package org.promptrefinery.search.genetic;

import io.jenetics.Alterer;
import io.jenetics.AltererResult;
import io.jenetics.AnyGene;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.patterns.ErrorAnalysis;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.statistics.ThompsonSampling;

/**
 * Makes the children of a generation: for each parent an operator, drawn by what operators have earned; what the
 * gatekeeper turns away is tried again a few times with another draw.
 */
final class Breeder implements Alterer<AnyGene<Candidate>, Fitness> {

    private static final int ROUNDS = 8;

    private final Generation current;
    private final List<Proposer> operators;
    private final Gatekeeper gatekeeper;
    private final RandomGenerator random;
    private final Map<String, List<ErrorPattern>> patterns = new TreeMap<>();

    Breeder(Generation current, List<Proposer> operators, Gatekeeper gatekeeper, RandomGenerator random) {
        this.current = current;
        this.operators = List.copyOf(operators);
        this.gatekeeper = gatekeeper;
        this.random = random;
    }

    @Override
    public AltererResult<AnyGene<Candidate>, Fitness> alter(
            Seq<Phenotype<AnyGene<Candidate>, Fitness>> selected, long generation) {
        Map<String, Member> members = current.population().stream()
                .collect(Collectors.toMap(member -> member.candidate().id(), Function.identity()));
        List<Member> waiting = selected.stream()
                .map(individual -> members.get(Individuals.candidate(individual).id()))
                .collect(Collectors.toCollection(ArrayList::new));
        List<Candidate> children = new ArrayList<>();
        Memory memory = current.memory();
        for (int round = 0; round < ROUNDS && !waiting.isEmpty(); round++) {
            List<Member> refused = new ArrayList<>();
            for (Attempt attempt : attempts(waiting)) {
                Optional<Candidate> child = admitted(attempt, memory);
                child.ifPresentOrElse(children::add, () -> refused.add(attempt.parent()));
                memory = child.isPresent() ? memory.and(child.get(), false) : memory;
            }
            waiting = refused;
        }
        ISeq<Phenotype<AnyGene<Candidate>, Fitness>> offspring = children.stream()
                .map(child -> Individuals.of(child, generation))
                .collect(ISeq.toISeq());
        return new AltererResult<>(offspring, children.size());
    }

    private record Attempt(Member parent, Proposer operator, Optional<Proposal> proposal) {}

    /** One attempt per parent, grouped by operator so that each is asked once. */
    private List<Attempt> attempts(List<Member> parents) {
        Map<String, List<Member>> byOperator = new TreeMap<>();
        parents.forEach(parent -> byOperator
                .computeIfAbsent(drawOperator().name(), _ -> new ArrayList<>())
                .add(parent));
        List<Attempt> attempts = new ArrayList<>();
        for (Proposer operator : operators) {
            List<Member> asking = byOperator.getOrDefault(operator.name(), List.of());
            List<Optional<Proposal>> proposals =
                    operator.propose(asking.stream().map(this::parents).toList(), random);
            for (int i = 0; i < asking.size(); i++) {
                attempts.add(new Attempt(asking.get(i), operator, proposals.get(i)));
            }
        }
        return attempts;
    }

    private Proposer drawOperator() {
        record Drawn(Proposer operator, double rate) {}
        return operators.stream()
                .map(operator -> new Drawn(operator, draw(current.memory().credit(operator.name()))))
                .max(Comparator.comparingDouble(Drawn::rate))
                .orElseThrow()
                .operator();
    }

    private double draw(Memory.Credit credit) {
        return ThompsonSampling.draw(credit.wins(), credit.losses(), random);
    }

    private Parents parents(Member first) {
        List<Member> others = current.population().stream()
                .filter(member -> !member.equals(first))
                .toList();
        Member second = others.isEmpty() ? first : others.get(random.nextInt(others.size()));
        List<ErrorPattern> found = patterns.computeIfAbsent(
                first.candidate().id(), _ -> ErrorAnalysis.of(first.train().results()));
        return new Parents(first, second, 0, found, current.population());
    }

    private Optional<Candidate> admitted(Attempt attempt, Memory memory) {
        return attempt.proposal()
                .filter(proposal -> gatekeeper.admits(proposal.chain(), memory))
                .map(proposal -> new Candidate(
                        proposal.chain().id(),
                        proposal.chain(),
                        proposal.parents(),
                        attempt.operator().name(),
                        proposal.why(),
                        proposal.recipe()));
    }
}

package org.promptrefinery.search.genetic;

import io.jenetics.Alterer;
import io.jenetics.AltererResult;
import io.jenetics.AnyGene;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Gist;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.guards.Gatekeeper;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.patterns.ErrorAnalysis;
import org.promptrefinery.search.patterns.ErrorPattern;

/**
 * Makes the children of a generation: for each parent an operator, drawn by what operators have earned; what the
 * gatekeeper turns away is tried again a few times with another draw.
 */
final class Breeder implements Alterer<AnyGene<Candidate>, Fitness> {

    private static final int ROUNDS = 20;

    private final Round round;
    private final Toolbox tools;
    private final Gatekeeper gatekeeper;
    private final WrongAnswers wrongAnswers;
    private final Map<String, List<ErrorPattern>> patterns = new HashMap<>();
    private final Memory memory;
    private final Set<String> gists = new HashSet<>();

    Breeder(Round round, Memory memory, Toolbox tools, Gatekeeper gatekeeper, WrongAnswers wrongAnswers) {
        this.round = round;
        this.memory = memory;
        this.tools = tools;
        this.gatekeeper = gatekeeper;
        this.wrongAnswers = wrongAnswers;
    }

    @Override
    public AltererResult<AnyGene<Candidate>, Fitness> alter(
            Seq<Phenotype<AnyGene<Candidate>, Fitness>> selected, long generation) {
        List<String> drawn = selected.stream()
                .map(individual -> Individuals.candidate(individual).id())
                .toList();
        ISeq<Phenotype<AnyGene<Candidate>, Fitness>> offspring = children(drawn).stream()
                .map(child -> Individuals.of(child, generation))
                .collect(ISeq.toISeq());
        return new AltererResult<>(offspring, offspring.size());
    }

    /** A child for each drawn parent, or for as many of them as an admissible one was found. */
    List<Candidate> children(List<String> drawn) {
        round.learn(wrongAnswers.of(drawn.stream().distinct().map(round::member).toList(), round));
        List<String> waiting = drawn;
        List<Candidate> children = new ArrayList<>();
        for (int attempt = 0; attempt < ROUNDS && !waiting.isEmpty(); attempt++) {
            List<String> refused = new ArrayList<>();
            for (Attempt made : attempts(waiting)) {
                Optional<Candidate> child = admitted(made);
                child.ifPresentOrElse(children::add, () -> {
                    tools.failed(made.tool(), made.parent());
                    refused.add(made.parent());
                });
            }
            waiting = refused;
        }
        return children;
    }

    private record Attempt(String parent, Tool tool, Optional<Proposal> proposal) {}

    /** One attempt per parent, grouped by tool so that each is asked once. */
    private List<Attempt> attempts(List<String> waiting) {
        Map<Tool, List<String>> byTool = new LinkedHashMap<>();
        tools.all().forEach(tool -> byTool.put(tool, new ArrayList<>()));
        for (String parent : waiting) {
            tools.draw(parent)
                    .ifPresent(tool -> byTool.getOrDefault(tool, List.of()).add(parent));
        }
        List<Attempt> attempts = new ArrayList<>();
        byTool.forEach((tool, asking) -> attempts.addAll(attempts(tool, asking)));
        return attempts;
    }

    private List<Attempt> attempts(Tool tool, List<String> asking) {
        if (asking.isEmpty()) {
            return List.of();
        }
        List<Optional<Proposal>> proposals = tool.operator()
                .propose(
                        asking.stream()
                                .map(parent -> parents(parent, tool.step()))
                                .toList(),
                        random());
        return IntStream.range(0, asking.size())
                .mapToObj(i -> new Attempt(asking.get(i), tool, proposals.get(i)))
                .toList();
    }

    private RandomGenerator random() {
        return round.random();
    }

    private Parents parents(String id, int step) {
        Member first = round.member(id);
        List<Member> others = round.members().stream()
                .filter(member -> !member.candidate().id().equals(id))
                .toList();
        Member second = others.isEmpty()
                ? first
                : round.member(
                        others.get(random().nextInt(others.size())).candidate().id());
        List<ErrorPattern> found =
                patterns.computeIfAbsent(id, _ -> ErrorAnalysis.of(first.train().results()));
        return new Parents(first, second, step, found, round.known(), this::knows);
    }

    private boolean knows(Chain chain) {
        return memory.knows(chain) || gists.contains(Gist.of(chain));
    }

    private Optional<Candidate> admitted(Attempt attempt) {
        return attempt.proposal()
                .filter(proposal ->
                        gatekeeper.objection(proposal.chain(), memory).isEmpty())
                .filter(proposal -> canWin(proposal.chain(), attempt.parent()))
                .filter(proposal -> gists.add(Gist.of(proposal.chain())))
                .map(proposal -> candidate(attempt.tool(), proposal));
    }

    /** Of one that makes no mistake, only a clearly shorter child is worth all the cases it must be asked. */
    private boolean canWin(Chain child, String parent) {
        Member known = round.member(parent);
        return !Deepening.solvesAll(known)
                || known.train().results().stream().anyMatch(CaseResult::failed)
                || wrongAnswers.rollouts().scorer().promptTokens(child)
                        <= Round.WORTHWHILE * known.dev().promptTokens();
    }

    private Candidate candidate(Tool tool, Proposal proposal) {
        Candidate child = new Candidate(
                proposal.chain().id(),
                proposal.chain(),
                proposal.parents(),
                tool.name(),
                proposal.why(),
                proposal.recipe());
        round.aims(child, proposal.aim());
        return child;
    }
}

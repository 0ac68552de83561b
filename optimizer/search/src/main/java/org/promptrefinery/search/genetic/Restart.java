package org.promptrefinery.search.genetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Size;
import org.promptrefinery.search.racing.Question;
import org.promptrefinery.search.racing.Rollouts;

/**
 * Begins another island when the search stalls: prompts of which only what must be kept is left, so that a defective
 * seed prompt does not trap it (Liu et al. (2026), VISTA, show how it traps reflective search). The island evolves by
 * itself until it takes the lead.
 *
 * @param breeder makes the fresh prompts
 */
record Restart(Round round, Size size, Rollouts rollouts, Breeder breeder) {

    Generation from(Generation current) {
        List<Candidate> fresh = breeder.children(IntStream.range(0, size.children())
                .mapToObj(_ -> round.leader().candidate().id())
                .toList());
        int island = current.memory().restarts().size() + 1;
        List<Member> newcomers = newcomers(fresh, island);
        List<Member> survivors = new Survivors(round).of(round.members(), Math.max(1, size.population() / 2));
        List<Member> chosen = newcomers.stream()
                .sorted(Comparator.comparing((Member member) -> round.fitness(member.dev()))
                        .reversed()
                        .thenComparing(member -> member.candidate().id()))
                .limit(Math.max(1, size.population() / 2))
                .toList();
        List<Member> population = new ArrayList<>(survivors);
        population.addAll(chosen);
        Memory memory = current.memory()
                .and(fresh.stream().map(Candidate::chain).toList())
                .restarted(round.number());
        return new Generation(round.number(), population, children(newcomers, chosen), 0, memory);
    }

    private List<Member> newcomers(List<Candidate> fresh, int island) {
        List<Scorecard> cards = rollouts.of(fresh.stream()
                .map(child -> new Question(child.chain(), round.view().dev().upTo(size.minibatch())))
                .toList());
        return IntStream.range(0, fresh.size())
                .mapToObj(i -> new Member(
                        fresh.get(i), new Scorecard(List.of(), cards.get(i).promptTokens()), cards.get(i), island))
                .toList();
    }

    private static List<Generation.Child> children(List<Member> newcomers, List<Member> chosen) {
        Set<Member> survivors = chosen.stream().collect(Collectors.toSet());
        return newcomers.stream()
                .map(member -> new Generation.Child(
                        member.candidate(),
                        survivors.contains(member) ? "survived" : "other fresh starts are better",
                        member.dev().score(),
                        member.dev().results().size()))
                .toList();
    }
}

package org.promptrefinery.search.genetic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.racing.Cell;

/** What is fixed while one generation is made: who there is, who leads, and what the cases are for. */
final class Round {

    private final int number;
    private final View view;
    private final List<Member> members;
    private final List<String> objectives;
    private final RandomGenerator random;
    private final Map<String, Member> byId = new HashMap<>();

    /** @param members at least one, the leader first */
    Round(int number, View view, List<Member> members, List<String> objectives, RandomGenerator random) {
        this.number = number;
        this.view = view;
        this.members = List.copyOf(members);
        this.objectives = List.copyOf(objectives);
        this.random = random;
        members.forEach(member -> byId.put(member.candidate().id(), member));
    }

    int number() {
        return number;
    }

    View view() {
        return view;
    }

    List<Member> members() {
        return members;
    }

    Member leader() {
        return members.getFirst();
    }

    RandomGenerator random() {
        return random;
    }

    Member parentOf(Candidate child) {
        return member(child.parents().getFirst());
    }

    Member member(String id) {
        Member member = byId.get(id);
        if (member == null) {
            throw new IllegalStateException("there is no member " + id);
        }
        return member;
    }

    /** What answers on dev are worth beside the leader's. */
    Fitness fitness(Scorecard dev) {
        return Fitness.of(dev, leader().dev(), objectives);
    }

    /** Whether these answers on dev are better than the leader's to the same cases, as far as they go. */
    boolean challenges(Scorecard dev) {
        return fitness(dev).compareTo(fitness(leader().dev())) > 0;
    }

    /** The cells that these are the answers to, in the order of the course. */
    List<Cell> cellsOf(Scorecard dev) {
        Set<String> asked = new HashSet<>();
        dev.results().forEach(result -> asked.add(result.subject().id()));
        return view.dev().cells().stream()
                .filter(cell -> asked.contains(cell.id()))
                .toList();
    }
}

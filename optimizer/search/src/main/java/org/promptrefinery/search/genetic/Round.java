package org.promptrefinery.search.genetic;

import java.util.Comparator;
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

    /** A search that goes on for each word it can save would spend most of its completions on them. */
    static final double WORTHWHILE = 0.9;

    private final int number;
    private final View view;
    private final List<Member> members;
    private final List<String> objectives;
    private final Yardstick yardstick;
    private final RandomGenerator random;
    private final Map<String, Member> byId = new HashMap<>();
    private final Map<String, Set<String>> aims = new HashMap<>();

    /** @param members at least one, the leader first */
    Round(int number, View view, List<Member> members, List<String> objectives, RandomGenerator random) {
        this.number = number;
        this.view = view;
        this.members = List.copyOf(members);
        this.random = random;
        this.objectives = List.copyOf(objectives);
        this.yardstick = new Yardstick(this.members.getFirst().dev(), objectives);
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

    /** The members with all that was learned of them in this round. */
    List<Member> known() {
        return members.stream().map(member -> member(member.candidate().id())).toList();
    }

    Member leader() {
        return members.getFirst();
    }

    RandomGenerator random() {
        return random;
    }

    /** Takes note of members of which more is known now. */
    void learn(List<Member> enriched) {
        enriched.forEach(member -> byId.put(member.candidate().id(), member));
    }

    /** Takes note of the training cases that a child was made for. */
    void aims(Candidate child, Set<String> cases) {
        aims.put(child.id(), cases);
    }

    Set<String> aimOf(Candidate child) {
        return aims.getOrDefault(child.id(), Set.of());
    }

    Member parentOf(Candidate child) {
        return member(child.parents().getFirst());
    }

    /** All that is known of a member. */
    Member member(String id) {
        Member member = byId.get(id);
        if (member == null) {
            throw new IllegalStateException("there is no member " + id);
        }
        return member;
    }

    /** What answers on dev are worth beside the leader's. */
    Fitness fitness(Scorecard dev) {
        return yardstick.measure(dev);
    }

    /** Whether these answers on dev are better than the leader's to the same cases, as far as they go. */
    boolean challenges(Scorecard dev) {
        return fitness(dev).compareTo(fitness(leader().dev())) > 0;
    }

    /** How many cases have another score than for the leader. */
    Standing.Changes changes(Scorecard dev) {
        return yardstick.changes(dev);
    }

    /** The members that have children: those of the newest island alone, until it has taken the lead. */
    List<Member> breeders() {
        int newest = members.stream().mapToInt(Member::island).max().orElse(0);
        return leader().island() == newest
                ? members
                : members.stream().filter(member -> member.island() == newest).toList();
    }

    /** Whether a member has taken the lead. */
    boolean overtakes(Member member) {
        return !member.candidate().equals(leader().candidate()) && challenges(member.dev());
    }

    /** Whether those who breed have a best now that is better by more than a few words. */
    boolean improvedBy(List<Member> population) {
        boolean separate = breeders().size() < members.size();
        return separate ? best(population).compareTo(best(members)) > 0 : isWorthwhile(population.getFirst());
    }

    private boolean isWorthwhile(Member first) {
        Fitness before = fitness(leader().dev());
        Fitness now = fitness(first.dev());
        boolean better = now.gatesBroken() < before.gatesBroken() || now.score() > before.score();
        return !first.candidate().equals(leader().candidate())
                && (better || now.tokens() <= WORTHWHILE * before.tokens());
    }

    /** The same round among these, the best first. */
    Round of(List<Member> others) {
        return new Round(number, view, others, objectives, random);
    }

    private Fitness best(List<Member> some) {
        int island = breeders().getFirst().island();
        return some.stream()
                .filter(member -> member.island() == island)
                .map(member -> fitness(member.dev()))
                .max(Comparator.naturalOrder())
                .orElse(Fitness.ELIMINATED);
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

package org.promptrefinery.search.genetic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.racing.Cell;
import org.promptrefinery.search.racing.Question;
import org.promptrefinery.search.racing.Rollouts;

/**
 * Asks the best members more dev cases when those asked so far do not tell them apart: great steps are seen on few
 * cases, small ones need many. After the intensification of Hutter et al. (2011), Sequential model-based optimization
 * for general algorithm configuration, LION 5.
 *
 * @param rollouts that answer
 * @param least cases to ask at a time
 */
record Deepening(Rollouts rollouts, int least) {

    private static final int TOGETHER = 2;

    /** The members with the first ones asked as many cases more as the leader was asked so far. */
    List<Member> ofTheBest(List<Member> members, View view) {
        int depth = members.getFirst().dev().results().size();
        return asked(members, Math.min(TOGETHER, members.size()), depth + Math.max(least, depth), view);
    }

    /** The members with the first ones asked all dev cases. */
    List<Member> ofAll(List<Member> members, int count, View view) {
        return asked(members, Math.min(count, members.size()), view.dev().length(), view);
    }

    /** The members, where the leader is asked more and more cases until it fails one or was asked all. */
    List<Member> untilTheLeaderFails(List<Member> members, View view) {
        List<Member> current = members;
        while (solvesAll(current.getFirst()) && !isWhole(current.getFirst(), view)) {
            int depth = current.getFirst().dev().results().size();
            List<Member> deeper = asked(current, 1, depth + Math.max(least, depth), view);
            if (deeper.equals(current)) {
                return current;
            }
            current = deeper;
        }
        return current;
    }

    /** Whether a member was asked all dev cases. */
    static boolean isWhole(Member member, View view) {
        return member.dev().results().size() >= view.dev().length();
    }

    static boolean solvesAll(Member member) {
        return member.dev().results().stream().allMatch(CaseResult::solved);
    }

    private List<Member> asked(List<Member> members, int count, int depth, View view) {
        List<Cell> cells = view.dev().upTo(depth);
        List<Question> questions = members.subList(0, count).stream()
                .map(member -> new Question(member.candidate().chain(), open(member, cells)))
                .toList();
        try {
            List<Scorecard> cards = rollouts.of(questions);
            return IntStream.range(0, members.size())
                    .mapToObj(i -> i < count ? with(members.get(i), cards.get(i)) : members.get(i))
                    .toList();
        } catch (BudgetExhausted spent) {
            return members;
        }
    }

    private static List<Cell> open(Member member, List<Cell> cells) {
        Set<String> asked = new HashSet<>();
        member.dev().results().forEach(result -> asked.add(result.subject().id()));
        return cells.stream().filter(cell -> !asked.contains(cell.id())).toList();
    }

    private static Member with(Member member, Scorecard more) {
        List<CaseResult> all = new ArrayList<>(Stream.concat(member.dev().results().stream(), more.results().stream())
                .toList());
        return new Member(
                member.candidate(),
                member.train(),
                new Scorecard(all, member.dev().promptTokens()),
                member.island());
    }
}

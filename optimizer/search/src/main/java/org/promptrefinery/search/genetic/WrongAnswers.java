package org.promptrefinery.search.genetic;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
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
 * Sees to it that operators have wrong answers to learn from, and new ones each time: a parent is asked a few more
 * training cases, first those that most others fail; twice as many while few of its wrong answers are known, and all
 * there are while hardly any is.
 *
 * @param wanted wrong answers, and cases asked at a time until they are known
 */
record WrongAnswers(Rollouts rollouts, int wanted) {

    private static final int LEAST = 2;

    /** The parents, in order, with more answers on training cases where that is needed and can be paid. */
    List<Member> of(List<Member> parents, Round round) {
        List<Cell> hardestFirst = hardestFirst(round.members(), round.view());
        List<Member> current =
                asked(parents, hardestFirst, parent -> failed(parent) < wanted ? wanted : (wanted + 1) / 2);
        for (boolean more = true; more; ) {
            List<Member> further = asked(current, hardestFirst, parent -> failed(parent) < LEAST ? wanted : 0);
            more = !further.equals(current);
            current = further;
        }
        return current;
    }

    private List<Member> asked(List<Member> parents, List<Cell> hardestFirst, ToIntFunction<Member> count) {
        List<Question> questions = parents.stream()
                .map(parent -> new Question(
                        parent.candidate().chain(),
                        open(parent, hardestFirst)
                                .limit(count.applyAsInt(parent))
                                .toList()))
                .toList();
        try {
            List<Scorecard> cards = rollouts.of(questions);
            return IntStream.range(0, cards.size())
                    .mapToObj(i -> with(parents.get(i), cards.get(i)))
                    .toList();
        } catch (BudgetExhausted spent) {
            return parents;
        }
    }

    private static long failed(Member parent) {
        return parent.train().results().stream().filter(CaseResult::failed).count();
    }

    private static Stream<Cell> open(Member parent, List<Cell> cells) {
        Set<String> asked = new HashSet<>();
        parent.train().results().forEach(result -> asked.add(result.subject().id()));
        return cells.stream().filter(cell -> !asked.contains(cell.id()));
    }

    private static List<Cell> hardestFirst(List<Member> population, View view) {
        Map<String, Integer> failures = new HashMap<>();
        population.stream()
                .flatMap(member -> member.train().results().stream())
                .forEach(result -> failures.merge(result.subject().id(), result.failed() ? 1 : -1, Integer::sum));
        return view.train().cells().stream()
                .sorted(Comparator.comparingInt((Cell cell) -> failures.getOrDefault(cell.id(), 0))
                        .reversed())
                .toList();
    }

    private static Member with(Member parent, Scorecard more) {
        List<CaseResult> all = Stream.concat(parent.train().results().stream(), more.results().stream())
                .toList();
        return new Member(
                parent.candidate(), new Scorecard(all, parent.train().promptTokens()), parent.dev(), parent.island());
    }
}

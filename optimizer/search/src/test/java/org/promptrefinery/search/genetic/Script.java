package org.promptrefinery.search.genetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.racing.Cell;
import org.promptrefinery.search.racing.Course;

/** A scorer that is told which cases a prompt solves, and notes what it is asked. Prompts are of equal length. */
final class Script implements Scorer {

    private final Map<String, IntPredicate> solved = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int left = Integer.MAX_VALUE;

    /** Cases whose numbers are their ids. */
    static List<Case> cases(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new Case("" + i, Map.of("question", "?"), List.of(), new TreeSet<>(), 1))
                .toList();
    }

    /** Dev cases in the order of their numbers; no others. */
    static View view(int dev) {
        return new View(new Course(List.of()), new Course(cells(0, dev)));
    }

    private static List<Cell> cells(int from, int count) {
        return cases(from, count).stream().map(subject -> Cell.of(subject, 0)).toList();
    }

    static Chain chain(String... rules) {
        return Chain.of(new Prompt(
                List.of(rules).stream()
                        .map(rule -> new Section(Role.INSTRUCTION, rule))
                        .toList(),
                "{{question}}"));
    }

    /** A child that solves these cases. */
    Candidate child(Member parent, String name, IntPredicate solves) {
        Chain chain = chain(name);
        solved.put(chain.id(), solves);
        return new Candidate(chain.id(), chain, List.of(parent.candidate().id()), name, "scripted");
    }

    /** A prompt that was asked the first dev cases. */
    Member member(String name, int asked, IntPredicate solves) {
        Chain chain = chain(name);
        return new Member(Candidate.seed(chain), new Scorecard(List.of(), 1), card(cases(0, asked), solves));
    }

    static Round round(View view, Member... members) {
        return new Round(1, view, List.of(members), List.of(), new Random(1));
    }

    static Scorecard card(List<Case> cases, IntPredicate solves) {
        return new Scorecard(
                cases.stream()
                        .map(subject -> new CaseResult(
                                subject,
                                "",
                                solves.test(Integer.parseInt(subject.id()))
                                        ? Verdict.pass("right")
                                        : Verdict.fail("wrong"),
                                true,
                                Map.of()))
                        .toList(),
                1);
    }

    /** From now on only so many cases are answered. */
    void limit(int cases) {
        left = cases;
    }

    /** The cases that a child was asked, in that order. */
    List<String> asked(Candidate child) {
        return asked.stream()
                .filter(line -> line.startsWith(child.id() + " "))
                .map(line -> line.substring(child.id().length() + 1))
                .toList();
    }

    @Override
    public List<Scorecard> score(List<Assignment> assignments) {
        int more = assignments.stream()
                .mapToInt(assignment -> assignment.cases().size())
                .sum();
        if (more > left) {
            throw new BudgetExhausted("all is spent");
        }
        left -= more;
        return assignments.stream().map(this::score).toList();
    }

    private Scorecard score(Assignment assignment) {
        String id = assignment.chain().id();
        assignment.cases().forEach(subject -> asked.add(id + " " + subject.id()));
        return card(assignment.cases(), solved.getOrDefault(id, _ -> false));
    }

    @Override
    public int promptTokens(Prompt prompt) {
        return 1;
    }
}

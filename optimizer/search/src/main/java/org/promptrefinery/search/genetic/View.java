package org.promptrefinery.search.genetic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.racing.Course;

/**
 * Which cases are what in a generation.
 *
 * @param train those that operators may read, in the order in which they are asked
 * @param dev those that select
 */
record View(Course train, Course dev) {

    /** All that is known of a member, sorted into train and dev of this generation. */
    Member of(Member member) {
        Map<String, CaseResult> known = new HashMap<>();
        member.train().results().forEach(result -> known.put(result.subject().id(), result));
        member.dev().results().forEach(result -> known.put(result.subject().id(), result));
        int tokens = member.dev().promptTokens();
        return new Member(member.candidate(), card(train, known, tokens), card(dev, known, tokens), member.island());
    }

    private static Scorecard card(Course course, Map<String, CaseResult> known, int tokens) {
        List<CaseResult> results = course.cells().stream()
                .filter(cell -> known.containsKey(cell.id()))
                .map(cell -> known.get(cell.id()))
                .toList();
        return new Scorecard(results, tokens);
    }
}

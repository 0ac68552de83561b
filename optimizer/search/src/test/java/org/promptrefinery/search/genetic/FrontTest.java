package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Goal.Pick;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.racing.Course;

class FrontTest {

    private static final Member LONG = member("long", 100, 100, 0.1);
    private static final Member KNEE = member("knee", 97, 30, 0.2);
    private static final Member SHORT = member("short", 60, 20, 0.3);
    private static final Member DOMINATED = member("dominated", 90, 40, 0.1);
    private static final List<Member> ALL = List.of(SHORT, DOMINATED, KNEE, LONG);

    @Test
    void keepsAllThatAreNotDominatedTheBestFirst() {
        assertThat(front(List.of()).members()).containsExactly(LONG, KNEE, SHORT);
    }

    @Test
    void aFurtherObjectiveSavesWhoIsBestAtIt() {
        Member quick = member("quick", 90, 40, 0.9);
        Round round = round(List.of("speed"));
        assertThat(Front.of(round, List.of(LONG, KNEE, quick, DOMINATED)).members())
                .containsExactly(LONG, KNEE, quick);
    }

    @Test
    void picksTheBestTheCheapestWithinAMarginOrTheKnee() {
        assertThat(front(List.of()).pick(new Pick.Best())).isEqualTo(LONG);
        assertThat(front(List.of()).pick(new Pick.Cheapest(0.05))).isEqualTo(KNEE);
        assertThat(front(List.of()).pick(new Pick.Cheapest(0.02))).isEqualTo(LONG);
        assertThat(front(List.of()).pick(new Pick.Cheapest(0.5))).isEqualTo(SHORT);
        assertThat(front(List.of()).pick(new Pick.Knee())).isEqualTo(KNEE);
        assertThat(Front.of(round(List.of()), List.of(LONG)).pick(new Pick.Knee()))
                .isEqualTo(LONG);
    }

    private static Front front(List<String> objectives) {
        return Front.of(round(objectives), ALL);
    }

    private static Round round(List<String> objectives) {
        return new Round(1, new View(new Course(List.of()), new Course(List.of())), ALL, objectives, new Random(1));
    }

    private static Member member(String name, int solved, int tokens, double speed) {
        List<CaseResult> results = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Case subject = new Case("c" + i, Map.of("q", "x"), List.of("Bob"), new TreeSet<>(), 1);
            Verdict verdict = i < solved ? Verdict.pass("right") : Verdict.fail("wrong");
            results.add(new CaseResult(
                    subject, "Bob", verdict, true, Map.of("speed", new Verdict.Scored(speed, "so fast"))));
        }
        Scorecard card = new Scorecard(results, tokens);
        return new Member(Candidate.seed(Chain.of(new Prompt(List.of(), "{{q}} " + name))), card, card);
    }
}

package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Goal;
import org.promptrefinery.search.SearchSettings;

class ProofOutlookTest {

    private static final SearchSettings USUAL = SearchSettings.defaults(1);

    @Test
    void fewCasesAreSaidWithTheNumberThatWouldDo() {
        assertThat(outlook(12).tooFewCases().orElseThrow())
                .matches("12 test cases can prove only a gain of \\d+ points or more; "
                        + "\\d+ would do for 20 points, \\d+ would do for 10 points");
        assertThat(outlook(5).tooFewCases().orElseThrow()).startsWith("5 test cases can prove no gain; ");
        assertThat(outlook(200).tooFewCases()).isEmpty();
    }

    @Test
    void moreFinalistsNeedMoreCases() {
        SearchSettings four = USUAL.with(new Goal(List.of(), USUAL.goal().pick(), 4));
        assertThat(ProofOutlook.of(four, 40).smallestGain().orElseThrow())
                .isGreaterThan(outlook(40).smallestGain().orElseThrow());
    }

    @Test
    void aFirstPromptThatLeavesNoRoomIsSaid() {
        assertThat(outlook(40).littleRoom(dev(2)).orElseThrow())
                .startsWith("the first prompt fails only 2 of 40 dev cases: even a perfect one");
        assertThat(outlook(40).littleRoom(dev(30))).isEmpty();
        assertThat(outlook(4).littleRoom(dev(2))).isEmpty();
        assertThat(outlook(40).littleRoom(dev(0))).isEmpty();
    }

    private static ProofOutlook outlook(int cases) {
        return ProofOutlook.of(USUAL, cases);
    }

    private static Scorecard dev(int failed) {
        return new Scorecard(
                IntStream.range(0, 40)
                        .mapToObj(i -> new CaseResult(
                                new Case("c" + i, Map.of("q", "x"), List.of("y"), new TreeSet<>(), 1),
                                "answer",
                                new Verdict.Scored(i < failed ? 0 : 1, "so"),
                                true,
                                Map.of()))
                        .toList(),
                5);
    }
}

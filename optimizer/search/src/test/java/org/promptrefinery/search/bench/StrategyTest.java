package org.promptrefinery.search.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.search.landscape.Terrain;

class StrategyTest {

    private static final Place PLACE = Place.of(Terrain.SEPARABLE, 1);

    static List<Strategy> strategies() {
        return Strategy.all();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void improvesWhereEveryRuleHelps(Strategy strategy) {
        Trace trace = Trace.of(strategy, PLACE, 4_000);
        assertThat(trace.last()).isGreaterThan(trace.points().getFirst().score() + 0.1);
        assertThat(trace.last()).isLessThanOrEqualTo(trace.optimum() + 1e-9);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void neverSpendsMoreThanTheBudget(Strategy strategy) {
        for (long budget : new long[] {1, 150, 1_001}) {
            Trace trace = Trace.of(strategy, PLACE, budget);
            assertThat(trace.spent()).isLessThanOrEqualTo(budget);
            assertThat(trace.points()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void theSameSeedTakesTheSameSteps(Strategy strategy) {
        assertThat(Trace.of(strategy, Place.of(Terrain.NOISY, 2), 1_500))
                .isEqualTo(Trace.of(strategy, Place.of(Terrain.NOISY, 2), 1_500));
    }

    @Test
    void aRunThatDoesNotArriveCountsAsHavingSpentItsBudget() {
        Trace there = new Trace(List.of(new Trace.Point(0, 0.1), new Trace.Point(40, 0.96)), 1, 90);
        Trace lost = new Trace(List.of(new Trace.Point(0, 0.1), new Trace.Point(30, 0.94)), 1, 90);
        Result result = new Result("any", List.of(there, lost, lost), 100);
        assertThat(result.completions(0)).isEqualTo(40);
        assertThat(result.completions(0.5)).isEqualTo(100);
        assertThat(result.isReached(0.5)).isFalse();
        assertThat(result.reached()).isEqualTo(1 / 3.0);
        assertThat(there.at(39)).isEqualTo(0.1);
        assertThat(there.at(40)).isEqualTo(0.96);
    }

    @Test
    void theVerdictComparesWithTheBestOfTheOthers() {
        Result ours = arriving("ours", 40);
        assertThat(Verdict.of(List.of(List.of(ours, arriving("fast", 80), arriving("slow", 90)))))
                .contains("median 0.50")
                .doesNotContain("NOT KEPT");
        assertThat(Verdict.of(List.of(List.of(ours, arriving("fast", 20), arriving("slow", 30)))))
                .contains("median 2.00")
                .contains("last on 1 of 1 landscapes: NOT KEPT");
    }

    @Test
    void thePictureHasACurveForEachStrategyOnEachLandscape() {
        List<Result> results = List.of(arriving("ours", 40), arriving("other", 60));
        String svg = new Picture("True score", Map.of("here", results, "there", results), 100).svg();
        assertThat(svg.split("<polyline", -1)).hasSize(5);
        assertThat(svg).contains(">ours</text>", ">other</text>", ">here</text>", ">there</text>");
    }

    private static Result arriving(String name, long completions) {
        List<Trace.Point> points = List.of(new Trace.Point(0, 0.2), new Trace.Point(completions, 1));
        return new Result(name, List.of(new Trace(points, 1, completions)), 100);
    }
}

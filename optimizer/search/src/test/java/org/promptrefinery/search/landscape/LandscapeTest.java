package org.promptrefinery.search.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.patterns.ErrorAnalysis;
import org.promptrefinery.search.patterns.ErrorPattern;

class LandscapeTest {

    private static final int MANY = 4_000;

    @ParameterizedTest
    @EnumSource(Terrain.class)
    void theBestPromptHasTheOptimum(Terrain terrain) {
        Landscape landscape = terrain.at(5);
        assertThat(landscape.trueScore(landscape.best())).isCloseTo(landscape.optimum(), within(1e-9));
        assertThat(landscape.optimum()).isGreaterThanOrEqualTo(landscape.trueScore(landscape.seedChain()));
    }

    @ParameterizedTest
    @EnumSource(Terrain.class)
    void theTrueScoreIsThatOfManyCases(Terrain terrain) {
        Landscape landscape = terrain.at(3);
        List<Case> cases = landscape.cases("many", MANY);
        Stream.of(landscape.seedChain(), landscape.best(), said(landscape, 1, 2))
                .forEach(chain -> {
                    double score = score(landscape, chain, cases, 0).score();
                    double error = Math.sqrt(0.25 / MANY);
                    assertThat(score).isCloseTo(landscape.trueScore(chain), within(4 * error));
                });
    }

    @ParameterizedTest
    @EnumSource(Terrain.class)
    void theSameSeedGivesTheSameAnswers(Terrain terrain) {
        List<Case> cases = terrain.at(4).cases("dev", 50);
        Chain chain = terrain.at(4).best();
        assertThat(score(terrain.at(4), chain, cases, 0)).isEqualTo(score(terrain.at(4), chain, cases, 0));
        assertThat(terrain.at(4)).isNotEqualTo(terrain.at(5));
    }

    @Test
    void aNoisyModelAnswersAnotherSampleAnew() {
        Landscape noisy = Terrain.NOISY.at(1);
        List<Case> cases = noisy.cases("dev", 100);
        assertThat(solved(score(noisy, noisy.best(), cases, 0)))
                .isNotEqualTo(solved(score(noisy, noisy.best(), cases, 1)));
        Landscape sure = Terrain.SEPARABLE.at(1);
        assertThat(solved(score(sure, said(sure, 0), sure.cases("dev", 100), 0)))
                .isEqualTo(solved(score(sure, said(sure, 0), sure.cases("dev", 100), 1)));
    }

    @Test
    void someRulesWorkOnlyWithAnother() {
        Landscape landscape = Terrain.INTERACTING.at(1);
        assertThat(gain(landscape, said(landscape, 0))).isZero();
        assertThat(gain(landscape, said(landscape, 0, 7))).isGreaterThan(gain(landscape, said(landscape, 7)) + 0.1);
        assertThat(gain(landscape, said(landscape, 1, 3))).isZero();
        assertThat(gain(landscape, said(landscape, 1, 3, 9))).isGreaterThan(gain(landscape, said(landscape, 1)));
    }

    @Test
    void theHintHelpsAtFirstAndNotAtLast() {
        Landscape landscape = Terrain.DECEPTIVE.at(1);
        Section hint = lure(landscape);
        assertThat(gain(landscape, with(landscape.seedChain(), hint))).isGreaterThan(0.1);
        assertThat(gain(landscape, with(said(landscape, 1), hint)))
                .isEqualTo(gain(landscape, with(landscape.seedChain(), hint)));
        assertThat(gain(landscape, with(landscape.best(), hint))).isLessThan(gain(landscape, landscape.best()) - 0.1);
    }

    @Test
    void aDefectSpoilsWhatRulesBring() {
        Landscape landscape = Terrain.DEFECTIVE.at(1);
        Chain cured =
                Chain.of(Rewriting.remove(landscape.start(), lure(landscape).text()));
        assertThat(gain(landscape, cured)).isNegative();
        assertThat(gain(landscape, with(landscape.best(), lure(landscape))))
                .isLessThan(gain(landscape, landscape.best()) / 2);
    }

    @Test
    void orderMatters() {
        Landscape landscape = Terrain.ORDERED.at(1);
        Prompt best = landscape.best().prompt(0);
        Chain reversed = Chain.of(best.with(best.sections().reversed()));
        assertThat(landscape.trueScore(reversed)).isLessThan(landscape.optimum() - 0.1);
    }

    @Test
    void aLongPromptCostsMoreThanRareRulesBring() {
        Landscape landscape = Terrain.LONG.at(1);
        Chain all = said(landscape, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(landscape.trueScore(all)).isLessThan(landscape.optimum() - 0.05);
        assertThat(landscape.best().prompt(0).sections()).hasSizeBetween(3, 12);
    }

    @Test
    void onFlatGroundNoPromptIsBetter() {
        Landscape landscape = Terrain.FLAT.at(1);
        assertThat(landscape.optimum()).isEqualTo(landscape.trueScore(landscape.seedChain()));
        assertThat(gain(landscape, with(landscape.seedChain(), new Section(Role.RULE, "For taxes, think."))))
                .isZero();
    }

    @Test
    void wordsThatAreNotUnderstoodDoNothing() {
        Landscape landscape = Terrain.SEPARABLE.at(2);
        HiddenRule rule = landscape.rules().getFirst();
        List<String> deaf = rule.phrases().stream()
                .filter(phrase -> !rule.understood().contains(phrase))
                .toList();
        assertThat(deaf).isNotEmpty();
        assertThat(deaf).allSatisfy(phrase -> assertThat(
                        gain(landscape, with(landscape.seedChain(), new Section(rule.role(), phrase))))
                .isZero());
        assertThat(gain(landscape, said(landscape, 0))).isGreaterThan(0.05);
    }

    @Test
    void errorAnalysisSeesTheVisibleFaultsAndNoOthers() {
        Landscape landscape = Terrain.SEPARABLE.at(1);
        List<CaseResult> results = score(landscape, landscape.seedChain(), landscape.cases("train", 200), 0)
                .results();
        Set<String> wanted = landscape.rules().stream()
                .filter(rule -> !(rule.fault() instanceof Fault.Errs))
                .flatMap(rule -> rule.phrases().stream())
                .collect(Collectors.toSet());
        List<ErrorPattern> patterns = ErrorAnalysis.of(results);
        Set<String> offered = patterns.stream()
                .flatMap(pattern -> pattern.rule().wordings().stream())
                .collect(Collectors.toSet());
        assertThat(offered).containsAll(wanted);
        assertThat(patterns.stream().mapToInt(ErrorPattern::explained).max().orElseThrow())
                .isLessThan(100);
    }

    @Test
    void whatWasAskedCostsNothingAndNothingGoesBeyondTheBudget() {
        Landscape landscape = Terrain.SEPARABLE.at(1);
        World world = new World(landscape, 100);
        List<Case> cases = landscape.cases("dev", 80);
        world.score(List.of(new Assignment(landscape.seedChain(), cases)));
        world.score(List.of(new Assignment(landscape.seedChain(), cases)));
        assertThat(world.spent()).isEqualTo(80);
        assertThat(world.affordable()).isEqualTo(20);
        assertThatThrownBy(() -> world.score(List.of(new Assignment(landscape.best(), cases.subList(0, 21)))))
                .isInstanceOf(BudgetExhausted.class);
        assertThat(world.spent()).isEqualTo(80);
    }

    /** The first prompt and these rules, in words that are understood and an order in which they can work. */
    private static Chain said(Landscape landscape, Integer... rules) {
        List<Section> sections = new ArrayList<>(landscape.start().sections());
        landscape.order().stream().filter(List.of(rules)::contains).forEach(index -> {
            HiddenRule rule = landscape.rules().get(index);
            String words = rule.understood().stream().sorted().findFirst().orElse(rule.vague());
            sections.add(new Section(rule.role(), words));
        });
        return Chain.of(landscape.start().with(sections));
    }

    private static Chain with(Chain chain, Section section) {
        return Chain.of(Rewriting.add(chain.prompt(0), section));
    }

    private static Section lure(Landscape landscape) {
        return new Section(
                Role.INSTRUCTION, landscape.laws().lure().orElseThrow().text());
    }

    private static double gain(Landscape landscape, Chain chain) {
        return landscape.trueScore(chain) - landscape.trueScore(landscape.seedChain());
    }

    private static Scorecard score(Landscape landscape, Chain chain, List<Case> cases, int sample) {
        return new World(landscape, Long.MAX_VALUE)
                .score(List.of(new Assignment(chain, cases, sample)))
                .getFirst();
    }

    private static List<Boolean> solved(Scorecard card) {
        return card.results().stream().map(CaseResult::solved).toList();
    }
}

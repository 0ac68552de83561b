package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.racing.Outcome;

/** Children of two parents that solve no training case. */
class SiblingsTest {

    private static final List<Case> TRAIN = Script.cases(100, 8);
    private static final Scorecard NOTHING = new Scorecard(List.of(), 1);

    private final Member parent = member("Task.");
    private final Member other = member("Other task.");
    private final Round round = Script.round(Script.view(8), parent, other);

    private static Member member(String... rules) {
        return new Member(
                Candidate.seed(Script.chain(rules)),
                Script.card(TRAIN, _ -> false),
                Script.card(Script.cases(0, 8), _ -> false));
    }

    private static Candidate child(Member parent, String... rules) {
        Chain chain = Script.chain(rules);
        return new Candidate(chain.id(), chain, List.of(parent.candidate().id()), "operator of " + rules[1], "");
    }

    /** A child that came through its screening, where it solved so many cases. */
    private static Outcome through(Member parent, int gained, String... rules) {
        return outcome(child(parent, rules), gained, Outcome.End.FINISHED);
    }

    private static Outcome outcome(Candidate child, int gained, Outcome.End end) {
        return new Outcome(child, Script.card(TRAIN, number -> number < 100 + gained), end, "");
    }

    private static Outcome unasked(Member parent, String... rules) {
        return new Outcome(child(parent, rules), NOTHING, Outcome.End.FINISHED, "");
    }

    @Test
    void allThatGainedAreMergedAndTheBestOfThemHasItsWay() {
        Outcome good = through(parent, 2, "Task.", "Romeo -> Bob");
        Outcome best = through(parent, 5, "Task.", "Use Bob instead of Romeo.");
        Outcome little = through(parent, 1, "Task.", "Be brief.");
        Candidate merged = merged(good, best, little).getFirst();
        assertThat(merged.chain()).isEqualTo(Script.chain("Task.", "Use Bob instead of Romeo.", "Be brief."));
        assertThat(merged.id()).isEqualTo(merged.chain().id());
        assertThat(merged.operator()).isEqualTo(Siblings.OPERATOR);
        assertThat(merged.parents())
                .containsExactly(
                        parent.candidate().id(),
                        best.child().id(),
                        good.child().id(),
                        little.child().id());
        assertThat(merged.why()).contains("3 siblings");
    }

    @Test
    void whoGainedNothingOrLeftOrWasNotAskedHasNoPart() {
        Outcome good = through(parent, 2, "Task.", "Be brief.");
        Outcome none = through(parent, 0, "Task.", "Be kind.");
        Outcome lost = outcome(child(parent, "Task.", "Be rude."), 4, Outcome.End.DROPPED);
        Outcome unknown = unasked(parent, "Task.", "Be.");
        assertThat(merged(good, none, lost, unknown)).isEmpty();
        assertThat(merged(good, none, lost, unknown, through(parent, 1, "Task.", "Be good.")))
                .singleElement()
                .extracting(Candidate::chain)
                .isEqualTo(Script.chain("Task.", "Be brief.", "Be good."));
    }

    @Test
    void eachParentHasAMergeOfItsOwn() {
        assertThat(merged(
                        through(parent, 1, "Task.", "A."),
                        through(other, 1, "Other task.", "B."),
                        through(parent, 1, "Task.", "C."),
                        through(other, 1, "Other task.", "D.")))
                .extracting(Candidate::chain)
                .containsExactly(Script.chain("Task.", "A.", "C."), Script.chain("Other task.", "B.", "D."));
        assertThat(merged(through(parent, 1, "Task.", "A."), through(other, 1, "Other task.", "B.")))
                .isEmpty();
    }

    @Test
    void aMergeThatAChildOfThisGenerationSaysAlreadyIsNotNew() {
        Outcome one = through(parent, 2, "Task.", "A.");
        Outcome two = through(parent, 1, "Task.", "C.");
        assertThat(merged(through(parent, 3, "Task.", "A.", "C."), one, two)).isEmpty();
        Outcome lost = outcome(child(parent, "task", "a", "c"), 0, Outcome.End.DROPPED);
        assertThat(merged(one, two, lost)).isEmpty();
    }

    @Test
    void twoFamiliesThatComeToTheSameAreMergedOnce() {
        assertThat(merged(
                        through(parent, 1, "New task.", "A."),
                        through(parent, 1, "Task.", "C."),
                        through(other, 1, "New task.", "A."),
                        through(other, 1, "Other task.", "C.")))
                .singleElement()
                .satisfies(merged -> assertThat(merged.parents())
                        .startsWith(parent.candidate().id()));
    }

    @Test
    void anInadmissibleMergeIsNotTried() {
        List<Outcome> screened = List.of(through(parent, 2, "Task.", "A."), through(parent, 1, "Task.", "C."));
        Siblings strict = new Siblings(round, chain -> !chain.prompt(0).system().contains("C."));
        assertThat(strict.merged(screened)).isEmpty();
    }

    @Test
    void byThemselvesGoTheBestAndThoseThatWereNotAsked() {
        Outcome good = through(parent, 2, "Task.", "A.");
        Outcome best = through(other, 5, "Other task.", "B.");
        Outcome lost = outcome(child(parent, "Task.", "C."), 7, Outcome.End.DROPPED);
        Outcome free = unasked(parent, "Task.", "D.");
        Outcome dropped = new Outcome(child(parent, "Task.", "E."), NOTHING, Outcome.End.DROPPED, "");
        assertThat(new Siblings(round, _ -> true).singles(List.of(free, good, lost, best, dropped)))
                .containsExactly(best.child(), free.child());
    }

    @Test
    void ofEquallyGoodOnesTheEarlierGoesOn() {
        Outcome one = through(parent, 2, "Task.", "A.");
        Outcome two = through(parent, 2, "Task.", "B.");
        assertThat(new Siblings(round, _ -> true).singles(List.of(two, one))).containsExactly(two.child());
    }

    @Test
    void whatAMergeGainsIsEarnedByAllWhoMadeIt() {
        Outcome one = through(parent, 2, "Task.", "A.");
        Outcome two = through(parent, 1, "Task.", "C.");
        Outcome none = through(parent, 0, "Task.", "E.");
        Candidate merged = merged(one, two, none).getFirst();
        List<Tried> tried = Stream.concat(
                        Stream.of(one, two, none).map(outcome -> tried(outcome.child(), outcome.seen(), NOTHING)),
                        Stream.of(tried(merged, NOTHING, Script.card(Script.cases(0, 8), _ -> true))))
                .toList();
        Memory memory = new Earnings(round, Proposer.modelFree())
                .remembered(Memory.of(parent.candidate().chain()), tried, Set.of(merged.id()));
        assertThat(memory.credit(Siblings.OPERATOR).wins()).isEqualTo(1);
        assertThat(memory.credit("operator of A.").wins()).isEqualTo(0.5);
        assertThat(memory.credit("operator of C.").wins()).isEqualTo(0.5);
        assertThat(memory.credit("operator of C.").cost()).isEqualTo(TRAIN.size());
        assertThat(memory.credit("operator of E.").wins()).isZero();

        Memory inVain = new Earnings(round, Proposer.modelFree())
                .remembered(Memory.of(parent.candidate().chain()), tried, Set.of());
        assertThat(inVain.credit("operator of A.").wins()).isZero();
    }

    private static Tried tried(Candidate child, Scorecard train, Scorecard dev) {
        return new Tried(child, train, dev, !dev.results().isEmpty(), "", 0);
    }

    private List<Candidate> merged(Outcome... screened) {
        return new Siblings(round, _ -> true).merged(List.of(screened));
    }
}

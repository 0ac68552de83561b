package org.promptrefinery.search.racing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Theatre;

class RaceTest {

    private static final List<Case> DEV = Theatre.cases("dev", 64);
    private static final Prompt SHORT = prompt("Answer with one word.");
    private static final Prompt FULL =
            prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice", "Othello -> Frank");

    private final Theatre theatre = new Theatre("exact");

    @Test
    void aBetterChildIsAskedEverythingInTheOrderOfTheCases() {
        Outcome outcome = race(SHORT, FULL);
        assertThat(outcome.finished().orElseThrow().score()).isEqualTo(1);
        assertThat(outcome.finished().orElseThrow().results())
                .extracting(result -> result.subject().id())
                .containsExactlyElementsOf(DEV.stream().map(Case::id).toList());
    }

    @Test
    void aWorseChildIsScreenedOut() {
        Outcome outcome = race(FULL, SHORT);
        assertThat(outcome.finished()).isEmpty();
        assertThat(outcome.seen().results()).hasSize(8);
        assertThat(outcome.fate()).contains("screened out");
    }

    @Test
    void aLongerChildThatGainsNothingIsScreenedOutAndAShorterOneIsNot() {
        Prompt chatty =
                prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice", "Othello -> Frank", "Please.");
        assertThat(race(FULL, chatty).finished()).isEmpty();
        assertThat(race(chatty, FULL).finished()).isPresent();
    }

    @Test
    void aRareGainIsSeenBecauseScreeningAsksWhatTheParentFails() {
        Prompt allButOne = prompt("Answer with one word.", "Romeo -> Bob", "Juliet -> Alice");
        for (int seed = 0; seed < 10; seed++) {
            assertThat(race(allButOne, FULL, seed).finished()).isPresent();
        }
    }

    @Test
    void aChildThatOnlyLooksGoodAtFirstLosesTheRace() {
        Prompt sentences = prompt("Romeo -> Bob", "Answer with one word.", "Juliet -> Alice");
        Scorecard parent =
                theatre.score(List.of(new Assignment(sentences, DEV))).getFirst();
        Prompt onlyOthello = prompt("Answer with one word.", "Othello -> Frank");
        Outcome outcome = new Race(theatre, DEV, 4, 0.1)
                .run(List.of(new Entrant(Candidate.seed(onlyOthello), parent)), new Random(5))
                .getFirst();
        assertThat(outcome.finished()).isEmpty();
        assertThat(outcome.seen().results().size()).isLessThan(DEV.size());
    }

    private Outcome race(Prompt parent, Prompt child) {
        return race(parent, child, 1);
    }

    private Outcome race(Prompt parent, Prompt child, long seed) {
        Scorecard card = theatre.score(List.of(new Assignment(parent, DEV))).getFirst();
        return new Race(theatre, DEV, 8, 0.1)
                .run(List.of(new Entrant(Candidate.seed(child), card)), new Random(seed))
                .getFirst();
    }

    private static Prompt prompt(String... lines) {
        return new Prompt(
                List.of(lines).stream()
                        .map(line -> new Section(Role.RULE, line))
                        .toList(),
                "{{question}}");
    }
}

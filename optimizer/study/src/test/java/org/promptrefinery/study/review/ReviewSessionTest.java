package org.promptrefinery.study.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;

class ReviewSessionTest {

    private static final List<Matchup> PAIRS =
            Stream.of("a", "b", "c").map(ReviewSessionTest::pair).toList();

    @TempDir
    Path folder;

    private ReviewFile file;
    private ReviewSession session;

    @BeforeEach
    void begin() {
        file = ReviewFile.open(folder.resolve(ReviewFile.NAME));
        session = session("Ann");
    }

    @AfterEach
    void end() {
        file.close();
    }

    @Test
    void whatIsSaidIsWrittenDownAndTheNextIsShown() {
        ReviewSession.View next =
                session.say("0", Review.Choice.SECOND, Optional.empty()).orElseThrow();
        assertThat(next.current()).contains(PAIRS.get(1));
        assertThat(next.done()).isEqualTo(1);
        assertThat(next.total()).isEqualTo(3);
        assertThat(ReviewFile.read(folder))
                .containsExactly(new Review(
                        "a", "a1", "a2", "base", "win", Review.Choice.SECOND, Optional.empty(), "Ann", Instant.EPOCH));
    }

    @Test
    void whoSpeaksOfWhatIsNotShownAnyMoreIsNotHeard() {
        session.say("0", Review.Choice.SECOND, Optional.empty());
        assertThat(session.say("0", Review.Choice.FIRST, Optional.empty())).isEmpty();
        assertThat(session.skip("0")).isEmpty();
        assertThat(session.undo("0")).isEmpty();
        assertThat(session.say("nonsense", Review.Choice.FIRST, Optional.empty()))
                .isEmpty();
        assertThat(ReviewFile.read(folder)).extracting(Review::choice).containsExactly(Review.Choice.SECOND);
    }

    @Test
    void whatIsSkippedComesAgainAtTheEnd() {
        session.skip("0");
        session.say("1", Review.Choice.BOTH, Optional.empty());
        session.say("2", Review.Choice.BOTH, Optional.empty());
        assertThat(session.view().current()).contains(PAIRS.getFirst());
        assertThat(session.view().done()).isEqualTo(2);
        session.say("0", Review.Choice.NEITHER, Optional.of("so"));
        assertThat(session.view().current()).isEmpty();
        assertThat(session.say("end", Review.Choice.BOTH, Optional.empty())).isEmpty();
        assertThat(ReviewFile.read(folder)).hasSize(3);
    }

    @Test
    void undoGoesBackStepByStepToTheFirst() {
        session.say("0", Review.Choice.BOTH, Optional.empty());
        session.say("1", Review.Choice.BOTH, Optional.empty());
        assertThat(session.undo("2").orElseThrow().current()).contains(PAIRS.get(1));
        assertThat(session.undo("1").orElseThrow().current()).contains(PAIRS.get(0));
        assertThat(session.undo("0").orElseThrow().current()).contains(PAIRS.get(0));
        assertThat(ReviewFile.read(folder)).isEmpty();
    }

    @Test
    void whoBeginsAgainGoesOnAndSomebodyElseBeginsAtTheBeginning() {
        session.say("0", Review.Choice.BOTH, Optional.empty());
        ReviewSession again = session("Ann");
        assertThat(again.view().current()).contains(PAIRS.get(1));
        assertThat(again.view().done()).isEqualTo(1);
        assertThat(again.undo("1").orElseThrow().current()).contains(PAIRS.get(0));
        assertThat(session("Bo").view().current()).contains(PAIRS.get(0));
    }

    @Test
    void oneAnswerAloneIsGoodOrNot() {
        Matchup.Contender only = new Matchup.Contender("base", "Bob");
        ReviewSession single = new ReviewSession(
                List.of(new Matchup("s", Map.of("q", "?"), "", only, only, 0)),
                file,
                List.of(),
                "",
                InstantSource.system());
        assertThatThrownBy(() -> single.say("0", Review.Choice.FIRST, Optional.empty()))
                .isInstanceOf(BadInput.class);
        assertThat(single.say("0", Review.Choice.BOTH, Optional.empty())).isPresent();
    }

    private ReviewSession session(String reviewer) {
        return new ReviewSession(PAIRS, file, ReviewFile.read(folder), reviewer, InstantSource.fixed(Instant.EPOCH));
    }

    private static Matchup pair(String id) {
        return new Matchup(
                id,
                Map.of("q", "?"),
                "",
                new Matchup.Contender("base", id + "1"),
                new Matchup.Contender("win", id + "2"),
                0);
    }
}

package org.promptrefinery.study.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;

class QuarantineTest {

    private static final Failure TIME_OUT = new Failure("time-out", Failure.Kind.UNANSWERED);
    private static final Completion ANSWER = new Completion("x", 1, 1, Completion.Finish.STOP, Duration.ZERO, false);

    private final List<String> notices = new ArrayList<>();
    private final Quarantine quarantine = new Quarantine(10, 0.1, notices::add);
    private final Case one = subject("one");

    @Test
    void threeFailuresUnderDifferentPromptsAreNeeded() {
        quarantine.heard("a", one, TIME_OUT);
        quarantine.heard("a", one, TIME_OUT);
        quarantine.heard("a", one, TIME_OUT);
        quarantine.heard("b", one, TIME_OUT);
        assertThat(quarantine.of(one)).isEmpty();
        quarantine.heard("c", one, TIME_OUT);
        assertThat(quarantine.of(one)).hasValueSatisfying(failure -> assertThat(failure.cause())
                .isEqualTo("left out: its requests failed 3 times, last: time-out"));
        assertThat(notices).containsExactly("case one is left out: its requests failed 3 times, last: time-out");
    }

    @Test
    void anAnswerInBetweenBeginsTheCountAnew() {
        quarantine.heard("a", one, TIME_OUT);
        quarantine.heard("b", one, TIME_OUT);
        quarantine.heard("c", one, ANSWER);
        quarantine.heard("d", one, TIME_OUT);
        assertThat(quarantine.of(one)).isEmpty();
    }

    @Test
    void whatIsRefusedIsNoReasonToStopAsking() {
        for (String prompt : List.of("a", "b", "c", "d")) {
            quarantine.heard(prompt, one, new Failure("too long"));
        }
        assertThat(quarantine.of(one)).isEmpty();
    }

    @Test
    void aSecondCaseOfTenIsTooManyForATenth() {
        leaveOut(one);
        assertThatThrownBy(() -> leaveOut(subject("two")))
                .isInstanceOf(TooManyFailures.class)
                .hasMessage("2 of 10 cases get no answer again and again, and max_quarantined is 0.1; last: time-out");
    }

    private void leaveOut(Case subject) {
        List.of("a", "b", "c").forEach(prompt -> quarantine.heard(prompt, subject, TIME_OUT));
    }

    private static Case subject(String id) {
        return new Case(id, Map.of("question", id), List.of(), new TreeSet<>(), 1);
    }
}

package org.promptrefinery.export.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.study.StudyResult;

class GateVerdictTest {

    private static final Verdict RIGHT = Verdict.pass("right");
    private static final Verdict WRONG = Verdict.fail("is not 'Bob'");

    @TempDir
    Path folder;

    private Guarded guarded;

    @BeforeEach
    void lock() throws IOException {
        guarded = Shelf.guarded(folder);
    }

    @Test
    void whatIsAsLockedHolds() {
        GateVerdict verdict = verdict(i -> i < Shelf.SOLVED ? RIGHT : WRONG);
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.worse()).isEmpty();
        assertThat(verdict.notices()).isEmpty();
        assertThat(GateText.of(verdict, 5))
                .startsWith("play: holds\n")
                .contains("as locked", "90.0 % on 20/20 cases; locked 90.0 % [69.9, 97.2]");
        assertThat(GateXml.of(verdict)).contains("tests=\"21\"", "failures=\"0\"", "skipped=\"0\"");
        assertThat(Annotations.of(verdict, folder)).isEmpty();
    }

    @Test
    void fourLostCasesMayBeChanceAndFiveAreNot() {
        GateVerdict four = verdict(i -> i >= 4 && i < Shelf.SOLVED ? RIGHT : WRONG);
        assertThat(four.oneSided()).isCloseTo(1 / 16.0, within(1e-12));
        assertThat(four.holds()).isTrue();
        assertThat(GateText.of(four, 2))
                .startsWith("play: holds, within what chance explains\n")
                .contains("4 worse, 0 better", "and 2 more");
        assertThat(GateXml.of(four)).contains("failures=\"0\"", "skipped=\"4\"", "within what chance explains");
        assertThat(Annotations.of(four, folder)).hasSize(4).allSatisfy(line -> assertThat(line)
                .startsWith("::warning file=cases.jsonl,line="));

        GateVerdict five = verdict(i -> i >= 5 && i < Shelf.SOLVED ? RIGHT : WRONG);
        assertThat(five.oneSided()).isCloseTo(1 / 32.0, within(1e-12));
        assertThat(five.failures())
                .singleElement()
                .asString()
                .startsWith("the prompt is worse than locked: -25.0 points [")
                .contains("exact McNemar test, one-sided");
        assertThat(five.worse())
                .extracting(worse -> worse.now().subject().id())
                .containsExactlyInAnyOrder("q0", "q1", "q2", "q3", "q4");
        assertThat(GateXml.of(five))
                .contains("failures=\"6\"", "100.0 % -&gt; 0.0 %: is not 'Bob'")
                .contains("expected: Bob");
        assertThat(Annotations.of(five, folder))
                .hasSize(6)
                .first()
                .asString()
                .startsWith("::error file=play.prompt.yaml,line=1,title=prompt play::the prompt is worse");
        assertThat(GateJson.of(five).path("worse")).hasSize(5);
        assertThat(GateJson.of(five).path("holds").asBoolean()).isFalse();
    }

    @Test
    void whatWasWrongAlreadyIsNotHeldAgainstIt() {
        GateVerdict verdict = verdict(i -> i >= 5 ? RIGHT : WRONG);
        assertThat(verdict.holds()).as("five lost, two gained").isTrue();
        assertThat(verdict.better()).isEqualTo(2);
        GateVerdict better = verdict(_ -> RIGHT);
        assertThat(better.oneSided()).isGreaterThan(0.5);
        assertThat(better.holds()).isTrue();
    }

    @Test
    void theFloorIsDemandedWhateverWasLocked() {
        IntFunction<Verdict> asLocked = i -> i < Shelf.SOLVED ? RIGHT : WRONG;
        assertThat(verdict(OptionalDouble.of(0.9), asLocked, "").holds()).isTrue();
        assertThat(verdict(OptionalDouble.of(0.91), asLocked, "").failures())
                .containsExactly("the score is 0.9 on 20/20 cases, below the floor of 0.91");
    }

    @Test
    void oneBrokenGateIsOneTooMany() {
        GateVerdict verdict = verdict(OptionalDouble.empty(), i -> i < Shelf.SOLVED ? RIGHT : WRONG, "q19");
        assertThat(verdict.failures()).containsExactly("1 answer breaks a gate that held");
        assertThat(verdict.worse()).singleElement().satisfies(worse -> assertThat(worse.breaksGate())
                .isTrue());
        assertThat(GateXml.of(verdict)).contains("type=\"gate\"", "breaks a gate that held");
    }

    @Test
    void whatCannotBeScoredDoesNotPassAndIsNotLocked() {
        GateVerdict two = verdict(i -> i < 2 ? new Verdict.Unscored("no answer") : RIGHT);
        assertThat(two.holds()).isTrue();
        GateVerdict three = verdict(i -> i < 3 ? new Verdict.Unscored("no answer") : RIGHT);
        assertThat(three.failures()).containsExactly("only 17/20 cases have a score, and max_unscored is 0.1");
        assertThatThrownBy(() -> Relock.write(three)).isInstanceOf(BadInput.class);
        assertThat(Guarded.read(folder, Services.NONE).casesChanged()).isFalse();
    }

    @Test
    void aChangedPromptIsLockedAnew() throws IOException {
        Files.writeString(guarded.promptFile(), Shelf.PROMPT.replace("one word", "a song"));
        guarded = Guarded.read(folder, Services.NONE);
        GateVerdict verdict = verdict(i -> i < 10 ? RIGHT : WRONG);
        assertThat(verdict.holds()).isFalse();
        Relock.write(verdict);
        Guarded anew = Guarded.read(folder, Services.NONE);
        assertThat(anew.promptChanged()).isFalse();
        assertThat(anew.casesChanged()).isFalse();
        assertThat(anew.locked().score()).isEqualTo(0.5);
        assertThat(anew.lock().score().mean()).isEqualTo(0.5);
        assertThat(anew.lock().run()).as("the run found another prompt").isNull();
        assertThat(anew.lock().versions().model()).isEqualTo("model 2");
        guarded = anew;
        assertThat(verdict(i -> i < 10 ? RIGHT : WRONG).holds()).isTrue();
    }

    @Test
    void otherModelsAndEvaluatorsAreSaid() {
        GateVerdict verdict = new GateVerdict(
                guarded,
                new Scorecard(List.of(), 0),
                OptionalDouble.empty(),
                new Lock.Versions("9", "model 2", "evaluators 2"),
                new StudyResult.Expense(Duration.ZERO, Map.of()),
                Optional.of("the time is up"));
        assertThat(verdict.notices())
                .hasSize(3)
                .anySatisfy(notice -> assertThat(notice).startsWith("the model"))
                .anySatisfy(notice -> assertThat(notice).startsWith("the evaluators"))
                .anySatisfy(notice -> assertThat(notice).startsWith("only 0 cases"));
        assertThat(verdict.failures()).singleElement().asString().endsWith("max_unscored is 0.1: the time is up");
    }

    @Test
    void dataCannotCommandAContinuousIntegration() {
        assertThat(Annotations.command("error", "a,b:c.prompt", OptionalInt.of(3), "t%", "50 %\r\n::stop-commands::x"))
                .isEqualTo("::error file=a%2Cb%3Ac.prompt,line=3,title=t%25::50 %25%0D%0A::stop-commands::x");
        GateVerdict verdict = verdict(i -> i < 9 ? Verdict.fail("\n::error::x\r\n##[group]y") : RIGHT);
        assertThat(Annotations.of(verdict, folder))
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).startsWith("::error file=").doesNotContain("\n", "\r"));
        assertThat(GateText.of(verdict, 9).lines())
                .noneMatch(line -> line.strip().startsWith("::") || line.strip().startsWith("##["));
    }

    private GateVerdict verdict(IntFunction<Verdict> verdicts) {
        return verdict(OptionalDouble.empty(), verdicts, "");
    }

    private GateVerdict verdict(OptionalDouble floor, IntFunction<Verdict> verdicts, String breaks) {
        List<CaseResult> results = new ArrayList<>();
        for (LockedCase locked : guarded.cases()) {
            int number = Integer.parseInt(locked.subject().id().substring(1));
            results.add(new CaseResult(
                    locked.subject(),
                    "\n::error::said",
                    verdicts.apply(number),
                    !locked.subject().id().equals(breaks),
                    Map.of()));
        }
        boolean same = !guarded.promptChanged();
        return new GateVerdict(
                guarded,
                new Scorecard(results, 9),
                floor,
                new Lock.Versions("0.1.0", same ? guarded.lock().versions().model() : "model 2", "evaluators 1"),
                new StudyResult.Expense(Duration.ZERO, Map.of()),
                Optional.empty());
    }
}

package org.promptrefinery.study.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.StopRequested;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.study.StudyResult;

/** Diagnoses of a model whose errors are known; in each of them it objects to any test case. */
class ExaminationTest {

    private static final Map<String, Cause> CAUSES = Map.of(
            "form", Cause.FORM,
            "rename", Cause.INSTRUCTION,
            "unknown", Cause.KNOWLEDGE,
            "random", Cause.KNOWLEDGE,
            "chance", Cause.NOISE,
            "at-odds", Cause.NOISE);

    @TempDir
    Path folder;

    private Clinic clinic;
    private final Patient patient = new Patient("patient");

    @BeforeEach
    void open() {
        clinic = new Clinic(folder);
    }

    @Test
    void tellsWhatIsBehindEachError() {
        clinic.with("form", 40, "W%").with("rename", 40, "Bob").with("unknown", 20, "W%");
        clinic.with("random", 20, "W%").with("chance", 40, "W%").with("fine", 40, "W%");
        clinic.with("at-odds", 12, "odd").with("at-odds", 12, "even");

        Diagnosis diagnosis = clinic.diagnose(patient);

        assertThat(diagnosis.findings()).hasSizeGreaterThan(80).allSatisfy(finding -> assertThat(finding.cause())
                .as(finding.wrong().subject().id())
                .isEqualTo(CAUSES.get(kind(finding))));
        assertThat(diagnosis.findings()).extracting(ExaminationTest::kind).containsAll(CAUSES.keySet());
        assertThat(diagnosis.count(Cause.FORM)
                        + diagnosis.count(Cause.INSTRUCTION)
                        + diagnosis.count(Cause.KNOWLEDGE)
                        + diagnosis.count(Cause.NOISE))
                .isEqualTo(diagnosis.own().failed());
        assertThat(diagnosis.ending()).isEqualTo(StudyResult.Ending.FINISHED);
    }

    @Test
    void advisesTheRulesWhereTheyHelp() {
        clinic.with("rename", 60, "Bob").with("fine", 60, "W%");

        Advice advice = clinic.diagnose(patient).advice();

        assertThat(advice.kind()).isEqualTo(Advice.Kind.TECHNIQUE);
        assertThat(advice.gain().orElseThrow().technique()).isEqualTo(Technique.RULES);
        assertThat(advice.gain().orElseThrow().comparison().difference()).isGreaterThan(0.3);
    }

    @Test
    void advisesGivenFactsWhereOnlyTheyHelp() {
        clinic.with("unknown", 60, "W%").with("fine", 60, "W%").offer(true, true);

        Diagnosis diagnosis = clinic.diagnose(patient);

        assertThat(diagnosis.advice().gain().orElseThrow().technique()).isEqualTo(Technique.FACTS);
        assertThat(diagnosis.gains())
                .filteredOn(gain -> gain.technique() == Technique.NEAREST)
                .singleElement()
                .satisfies(gain -> assertThat(gain.isProven()).isFalse());
    }

    @Test
    void advisesTheCombinationWhereNeitherHelpsWithAll() {
        clinic.with("unknown", 60, "W%").with("rename", 60, "Bob").offer(false, true);

        Diagnosis diagnosis = clinic.diagnose(patient);

        assertThat(diagnosis.advice().gain().orElseThrow().technique()).isEqualTo(Technique.RULES_AND_FACTS);
        assertThat(diagnosis.untried()).containsKey(Technique.NEAREST).containsKey(Technique.MODEL);
    }

    @Test
    void advisesTheVoteWhereChanceDecides() {
        clinic.with("chance", 60, "W%").with("fine", 60, "W%");

        Advice advice = clinic.diagnose(patient).advice();

        assertThat(advice.gain().orElseThrow().technique()).isEqualTo(Technique.VOTE);
        assertThat(advice.gain().orElseThrow().cost().completions()).isEqualTo(5);
    }

    @Test
    void advisesFineTuningWhereNothingHelpsThatWouldHaveBeenSeen() {
        clinic.with("unknown", 150, "W%").with("fine", 150, "W%");

        Advice advice = clinic.diagnose(patient).advice();

        assertThat(advice.kind()).isEqualTo(Advice.Kind.FINE_TUNING);
        assertThat(advice.reasons())
                .anyMatch(reason -> reason.contains("--as sft"))
                .anyMatch(reason -> reason.contains("--second-model"))
                .anyMatch(reason -> reason.contains("documents"));
    }

    @Test
    void advisesTheBetterModelWhereOnlyThatHelps() {
        clinic.with("unknown", 60, "W%").with("fine", 60, "W%");
        Patient second = new Patient("second");
        second.wise = true;

        Advice advice = clinic.diagnose(patient, Optional.of(second)).advice();

        assertThat(advice.kind()).isEqualTo(Advice.Kind.BETTER_MODEL);
        assertThat(advice.gain().orElseThrow().pairs().after()).isEqualTo(1);
    }

    @Test
    void advisesARuleBeforeAModelThatDoesNoBetter() {
        clinic.with("rename", 60, "Bob").with("fine", 60, "W%");
        Patient second = new Patient("second");
        second.wise = true;

        assertThat(clinic.diagnose(patient, Optional.of(second)).advice().kind())
                .isEqualTo(Advice.Kind.TECHNIQUE);
    }

    @Test
    void advisesCleanLabelsWhereTheyContradictEachOther() {
        clinic.with("at-odds", 40, "odd").with("at-odds", 40, "even").with("rename", 20, "Bob");

        Advice advice = clinic.diagnose(patient).advice();

        assertThat(advice.kind()).isEqualTo(Advice.Kind.LESS_NOISE);
        assertThat(advice.headline()).contains("labels");
    }

    @Test
    void advisesMoreCasesWhereTooFewCanShowAnything() {
        clinic.with("unknown", 8, "W%").with("fine", 12, "W%");

        assertThat(clinic.diagnose(patient).advice().kind()).isEqualTo(Advice.Kind.MORE_CASES);
    }

    @Test
    void triesNothingWhereNothingIsWrong() {
        clinic.with("fine", 40, "W%");

        Diagnosis diagnosis = clinic.diagnose(patient);

        assertThat(diagnosis.advice().kind()).isEqualTo(Advice.Kind.NOTHING_TO_DO);
        assertThat(patient.asked).isEqualTo(diagnosis.own().answers().size());
    }

    @Test
    void endsWithTheBudgetAndGoesOnWithoutPayingTwice() {
        clinic.with("unknown", 120, "W%").budget(60);

        Diagnosis cut = clinic.diagnose(patient);

        assertThat(cut.ending()).isEqualTo(StudyResult.Ending.STOPPED_EARLY);
        assertThat(cut.reason()).contains("60 completions");
        assertThat(cut.count(Cause.OPEN)).isPositive();
        assertThat(cut.advice().kind()).isEqualTo(Advice.Kind.UNDECIDED);
        assertThat(patient.asked).isLessThanOrEqualTo(60);
        int paid = patient.asked;
        clinic.diagnose(patient);
        assertThat(patient.asked).isEqualTo(paid);
    }

    @Test
    void asksFewerCasesWhereTheBudgetIsSmallSoThatAllIsTried() {
        clinic.with("unknown", 100, "W%").with("rename", 100, "Bob").budget(600);

        Diagnosis diagnosis = clinic.diagnose(patient);

        assertThat(diagnosis.ending()).isEqualTo(StudyResult.Ending.FINISHED);
        assertThat(diagnosis.own().dev().results())
                .hasSizeLessThan(diagnosis.own().ofDev());
        assertThat(patient.asked).isLessThanOrEqualTo(600);
    }

    @Test
    void refusesABudgetThatCannotEvenPayForTheOwnPrompt() {
        clinic.with("unknown", 60, "W%").budget(5);

        assertThatThrownBy(() -> clinic.diagnose(patient)).isInstanceOf(BudgetExhausted.class);
    }

    @Test
    void showsWhatItHasWhenInterrupted() {
        clinic.with("rename", 60, "Bob").with("fine", 60, "W%");
        clinic.observer = stoppingAfter(180);

        Diagnosis diagnosis = clinic.diagnose(patient);

        assertThat(diagnosis.ending()).isEqualTo(StudyResult.Ending.INTERRUPTED);
        assertThat(diagnosis.own().failed()).isPositive();
        assertThat(diagnosis.untried()).containsKey(Technique.VOTE);
        clinic.observer = stoppingAfter(Integer.MAX_VALUE);
        Patient undisturbed = new Patient("undisturbed");
        clinic.diagnose(undisturbed);
        assertThat(patient.asked).isLessThan(undisturbed.asked / 2);
    }

    @Test
    void isInterruptedAltogetherBeforeTheOwnPromptIsAnswered() {
        clinic.with("rename", 60, "Bob");
        clinic.observer = stoppingAfter(10);

        assertThatThrownBy(() -> clinic.diagnose(patient)).isInstanceOf(StopRequested.class);
    }

    private static CompletionObserver stoppingAfter(int completions) {
        AtomicInteger heard = new AtomicInteger();
        return new CompletionObserver() {
            @Override
            public void completed(int cached, int fresh) {
                heard.addAndGet(cached + fresh);
            }

            @Override
            public boolean stopRequested() {
                return heard.get() >= completions;
            }
        };
    }

    private static String kind(Finding finding) {
        return finding.wrong().subject().id().replaceFirst("-\\d+-\\d+$", "");
    }
}

package org.promptrefinery.evaluators.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.format.Judged;

class GroupTest {

    private static final String PASSES = "{length: {unit: words, max: 9}}";
    private static final String FAILS = "{length: {unit: words, min: 9}}";
    private static final String UNSCORED = "finish";
    /** Half of it holds for "Bob". */
    private static final String HALF = "{format: {no_comma: true, bullets: 1}}";

    /** The truth tables of Kleene's strong three-valued logic, with unscored for unknown. */
    @ParameterizedTest
    @CsvSource({
        "all, PP, 1",
        "all, PF, 0",
        "all, FF, 0",
        "all, PU, U",
        "all, UP, U",
        "all, FU, 0",
        "all, UF, 0",
        "all, UU, U",
        "any, PP, 1",
        "any, PF, 1",
        "any, FF, 0",
        "any, PU, 1",
        "any, UP, 1",
        "any, FU, U",
        "any, UF, U",
        "any, UU, U",
        "all, PH, 0",
        "any, FH, 0",
        "all, H, 0",
        "any, P, 1",
        "weighted, PF, 0.5",
        "weighted, PH, 0.75",
        "weighted, PU, U",
        "weighted, UF, U",
        "weighted, FF, 0"
    })
    void joinsVerdicts(String kind, String members, String expected) {
        String list = members.replace("P", PASSES + ",")
                .replace("F", FAILS + ",")
                .replace("H", HALF + ",")
                .replace("U", UNSCORED + ",");
        Verdict verdict = Judged.verdict(kind + ": {of: [" + list.substring(0, list.length() - 1) + "]}", "Bob");
        if (expected.equals("U")) {
            assertThat(verdict).isEqualTo(new Verdict.Unscored("finish(stop): it is not known why the model stopped"));
        } else {
            assertThat(((Verdict.Scored) verdict).score()).isEqualTo(Double.parseDouble(expected));
        }
    }

    @Test
    void weightsCount() {
        String yaml = "weighted: {of: [{exact: {weight: 3}}, {length: {unit: words, min: 9, weight: 1}},"
                + " {finish: {weight: 0}}]}";
        assertThat(Judged.verdict(yaml, "Bob")).isEqualTo(new Verdict.Scored(0.75, "1 words, wanted at least 9"));
    }

    @Test
    void aGateWithoutWeightCountsLikeTheOthersInAGroup() {
        assertThat(Judged.score("weighted: {of: [exact, {forbidden: {words: [Bob]}}]}", "Bob"))
                .isEqualTo(0.5);
    }

    @Test
    void membersKeepTheirOwnTurnAndThreshold() {
        assertThat(Judged.score("all: {of: [{exact: {negate: true}}]}", "Bob")).isEqualTo(0);
        assertThat(Judged.score("all: {of: [{format: {no_comma: true, bullets: 1, threshold: 0.5}}]}", "Bob"))
                .isEqualTo(1);
        assertThat(Judged.score("all: {of: [" + FAILS + "], negate: true}", "Bob"))
                .isEqualTo(1);
    }

    @Test
    void groupsStandInGroups() {
        assertThat(Judged.score(
                        "any: {of: [{all: {of: [exact, " + FAILS + "]}}, {all: {of: [exact, " + PASSES + "]}}]}",
                        "Bob"))
                .isEqualTo(1);
    }

    @Test
    void reasonsNameWhatFailed() {
        assertThat(Judged.verdict("all: {of: [exact, " + FAILS + "]}", "Rob"))
                .isEqualTo(new Verdict.Scored(0, "expected 'Bob', got 'Rob'; 1 words, wanted at least 9"));
    }

    @ParameterizedTest
    @CsvSource({
        "all, true, true", "all, false, false",
        "any, true, false", "any, false, false",
        "weighted, true, true", "weighted, false, false"
    })
    void needsAReferenceWhereNoMemberCanDecideWithoutOne(String kind, boolean exact, boolean needed) {
        String yaml = kind + ": {of: [" + PASSES + (exact ? ", exact" : "") + "]}";
        assertThat(Judged.evaluation(yaml).needsReference().isPresent()).isEqualTo(needed);
        assertThat(Judged.evaluation(kind + ": {of: [exact]}").needsReference()).isPresent();
    }

    @Test
    void whatChangesTheOutcomeIsInTheFingerprint() {
        assertThat(Judged.evaluation("weighted: {of: [{exact: {weight: 3}}, " + PASSES + "]}")
                        .fingerprint())
                .isEqualTo("weighted(3.0 exact(trim,whitespace), 1.0 length(1 to 9 words))/1:2+1 weight 1.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            all: {of: []}                              | must be a list of evaluators
            all: {weight: 1}                           | must be a list of evaluators
            all: {of: [exct]}                          | job[0].all.of[0]: unknown evaluator 'exct'. Maybe 'exact'?
            all: {of: [{exact: {weight: 2}}]}          | job[0].all.of[0]: a weight has no meaning here
            any: {of: [{exact: {gate: true}}]}         | 'gate' and 'report' have no meaning within a group
            any: {of: [exact, {exact: {report: true}}]}| job[0].any.of[1]: 'gate' and 'report' have no meaning
            weighted: {of: [{exact: {weight: 0}}]}     | no evaluator has a weight above 0
            weighted: {of: [{exact: {weight: -1}}]}    | job[0].weighted.of[0].exact.weight: '-1'
            """)
    void refuses(String yaml, String message) {
        assertThatThrownBy(() -> Judged.evaluation(yaml))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }
}

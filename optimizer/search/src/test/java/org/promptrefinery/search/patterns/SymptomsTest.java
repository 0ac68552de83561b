package org.promptrefinery.search.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Verdict;

class SymptomsTest {

    private static final List<ErrorPattern> PATTERNS = List.of(
            pattern(Rule.of(Kind.WRAP, "square brackets")),
            pattern(Rule.of(Kind.FORBID, "blue whale")),
            pattern(Rule.of(Kind.SUBSTITUTE, "Romeo", "[Bob]")));

    private static ErrorPattern pattern(Rule rule) {
        return new ErrorPattern(rule, 1, rule.kind().toString());
    }

    private static String symptom(String answer, String reference, boolean gatesHeld) {
        Case subject = new Case("c", Map.of("question", "?"), List.of(reference), new TreeSet<>(), 1);
        CaseResult wrong = new CaseResult(subject, answer, Verdict.fail("wrong"), gatesHeld, Map.of());
        return Symptoms.first(PATTERNS, wrong, List.of(wrong))
                .map(ErrorPattern::observation)
                .orElse("none");
    }

    @Test
    void wordsSayMoreThanForm() {
        assertThat(symptom("It was romeo.", "[Bob]", true)).isEqualTo("SUBSTITUTE");
        assertThat(symptom("It was Iago.", "[Bob]", true)).isEqualTo("WRAP");
    }

    @Test
    void aWordMustBeWhole() {
        assertThat(symptom("[Romeos]", "[Bob]", true)).isEqualTo("none");
        assertThat(symptom("[A big Blue Whale]", "[fish]", false)).isEqualTo("FORBID");
        assertThat(symptom("[A big blue, no whale]", "[fish]", true)).isEqualTo("none");
    }

    @Test
    void aSubstitutionIsOnlyOneWhereItsWordIsRight() {
        assertThat(symptom("[Romeo]", "[Alice]", true)).isEqualTo("none");
    }

    @Test
    void aForbiddenWordBreaksAGate() {
        assertThat(symptom("[blue whale]", "[fish]", true)).isEqualTo("none");
    }

    @Test
    void whatNeitherHasTheRightWordsNorCallsForARuleAboutWordsIsUnexplained() {
        List<CaseResult> results = List.of(
                wrong("told", "It was [Bob], I think.", "[Bob]"),
                wrong("renamed", "[Romeo]", "[Bob]"),
                wrong("unknown", "[Iago]", "[Bob]"),
                wrong("open", "[Iago]", ""));
        assertThat(Symptoms.unexplained(PATTERNS, results)).containsExactlyInAnyOrder("unknown", "open");
    }

    private static CaseResult wrong(String id, String answer, String reference) {
        List<String> references = reference.isEmpty() ? List.of() : List.of(reference);
        Case subject = new Case(id, Map.of("question", "?"), references, new TreeSet<>(), 1);
        return new CaseResult(subject, answer, Verdict.fail("wrong"), true, Map.of());
    }
}

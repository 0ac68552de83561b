package org.promptrefinery.export.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.cases.CaseFile;
import org.promptrefinery.evaluators.cases.CaseSource;

class LockedCasesTest {

    @TempDir
    Path folder;

    @Test
    void casesAreReadAgainJustAsTheyWere() throws IOException {
        Map<String, String> odd = Map.of("a", "1e5", "b", "{{a}}\r\n\t\u2028\ud800 \ud83d\ude00 </script>", "c", "");
        List<LockedCase> cases = List.of(
                new LockedCase(
                        new Case("1", odd, List.of("x", "\u0000y"), new TreeSet<>(List.of("t", "u")), 2.5),
                        new Verdict.Scored(0.3, "r"),
                        false,
                        OptionalInt.empty()),
                new LockedCase(
                        new Case("two", odd, List.of(), new TreeSet<>(), 1),
                        new Verdict.Unscored("u"),
                        true,
                        OptionalInt.empty()));
        Path file = Files.writeString(folder.resolve("cases.jsonl"), LockedCases.text(cases));
        List<Case> read =
                CaseFile.read(CaseSource.of(file), 1, Optional.empty()).cases();
        assertThat(read).isEqualTo(cases.stream().map(LockedCase::subject).toList());
        List<LockedCase> locked = LockedCases.read(file, read);
        assertThat(locked.get(0).result().score()).isEqualTo(0.3);
        assertThat(locked.get(0).gatesHeld()).isFalse();
        assertThat(locked.get(0).line()).hasValue(1);
        assertThat(locked.get(1).result().scored()).isFalse();
        assertThat(locked.get(1).gatesHeld()).isTrue();
    }

    @Test
    void aCaseThatWasPutInByHandHasNoVerdict() throws IOException {
        Path file = Files.writeString(folder.resolve("cases.jsonl"), """
                {"inputs": {"q": "new"}, "expected": "a"}
                {"id": "n", "inputs": {"q": "other"}, "expected": "a"}
                """);
        List<Case> read =
                CaseFile.read(CaseSource.of(file), 1, Optional.empty()).cases();
        assertThat(LockedCases.read(file, read)).allSatisfy(locked -> {
            assertThat(locked.result().scored()).isFalse();
            assertThat(locked.gatesHeld()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "{\"score\": 2, \"gates_held\": true}", "{\"score\": 1}", "{\"gates_held\": true}"})
    void aVerdictThatIsNoneIsNamedWithItsLine(String verdict) throws IOException {
        Path file = Files.writeString(
                folder.resolve("cases.jsonl"),
                "{\"id\": \"a\", \"inputs\": {\"q\": \"x\"}}\n{\"id\": \"b\", \"inputs\": {\"q\": \"y\"}, \"locked\": "
                        + verdict + "}\n");
        assertThatThrownBy(() -> LockedCases.read(file, List.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cases.jsonl:2: 'locked' is ");
    }

    @Test
    void aSampleHasItsShareOfEachGroupAndOfWhatWasSolvedBefore() {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            cases.add(new Case(
                    "q" + i, Map.of("q", "" + i), List.of("a"), new TreeSet<>(List.of(i % 3 == 0 ? "x" : "y")), 1));
        }
        List<Case> some = CaseSample.of(cases, LockedCasesTest::even, 30, 5);
        assertThat(some).hasSize(30).doesNotHaveDuplicates();
        assertThat(some.stream().filter(one -> one.tags().contains("x"))).hasSize(10);
        assertThat(some.stream().filter(LockedCasesTest::even)).hasSize(15);
        assertThat(CaseSample.of(cases.reversed(), LockedCasesTest::even, 30, 5))
                .isEqualTo(some);
        assertThat(CaseSample.of(cases, LockedCasesTest::even, 30, 6)).isNotEqualTo(some);
        assertThat(CaseSample.of(cases, LockedCasesTest::even, 500, 5)).containsExactlyInAnyOrderElementsOf(cases);
        assertThat(IntStream.rangeClosed(1, 120)
                        .mapToObj(most -> CaseSample.of(cases, LockedCasesTest::even, most, 5).stream()
                                .collect(Collectors.toSet())
                                .size()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 120).boxed().toList());
    }

    private static boolean even(Case subject) {
        return Integer.parseInt(subject.id().substring(1)) % 2 == 0;
    }
}

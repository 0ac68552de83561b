package org.promptrefinery.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.patterns.Kind;
import org.promptrefinery.search.patterns.Rule;
import org.promptrefinery.study.MatchedPairs;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.diagnosis.Advice;
import org.promptrefinery.study.diagnosis.Cause;
import org.promptrefinery.study.diagnosis.Cost;
import org.promptrefinery.study.diagnosis.Diagnosis;
import org.promptrefinery.study.diagnosis.ErrorGroup;
import org.promptrefinery.study.diagnosis.Finding;
import org.promptrefinery.study.diagnosis.Gain;
import org.promptrefinery.study.diagnosis.OwnAnswers;
import org.promptrefinery.study.diagnosis.Technique;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;

/** The page and the JSON of a diagnosis with long and hostile texts in it. */
class DiagnosisReportTest {

    private static final String HOSTILE = "\u001B[31mred\u001B[0m\nline " + "long ".repeat(40);

    @TempDir
    Path folder;

    private Diagnosis diagnosis;

    @BeforeEach
    void diagnose() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), """
                name: %s
                model: {task: "embedded:bard"}
                prompt: {system: "Answer.", user: "{{question}}"}
                cases: cases.jsonl
                evaluators: [exact]
                """.formatted("job-with-a-very-long-name".repeat(4)));
        Files.writeString(folder.resolve("cases.jsonl"), "{}");
        Job job = JobFile.read(folder, Map.of(), Map.of());
        Scorecard before = card(0);
        Scorecard after = card(1);
        MatchedPairs pairs = MatchedPairs.of(before, after);
        Cost cost = new Cost(5, 123_456.4, 7, OptionalDouble.of(0.0123));
        Gain gain = new Gain(Technique.NEAREST, job.chain(), pairs, pairs.comparison(1), 0.00001, cost);
        List<CaseResult> wrong = before.results();
        List<Finding> findings = IntStream.range(0, wrong.size())
                .mapToObj(i -> new Finding(wrong.get(i), i == 0 ? Cause.FORM : Cause.KNOWLEDGE, "given facts help"))
                .toList();
        SequencedMap<Technique, String> untried = new LinkedHashMap<>();
        untried.put(Technique.FACTS, HOSTILE);
        diagnosis = new Diagnosis(
                job,
                new OwnAnswers(new Scorecard(List.of(), 3), before, 70, 1000, cost),
                findings,
                List.of(new ErrorPattern(Rule.of(Kind.ONE_WORD), 8, HOSTILE)),
                List.of(
                        new ErrorGroup(List.of("word".repeat(30), "other"), wrong.subList(0, 4)),
                        new ErrorGroup(List.of(), wrong.subList(4, 8))),
                List.of(gain),
                untried,
                new Advice(Advice.Kind.TECHNIQUE, "Do this.", List.of("Because ".repeat(30)), Optional.of(gain)),
                StudyResult.Ending.STOPPED_EARLY,
                "the budget of 9 completions is spent",
                new StudyResult.Expense(Duration.ZERO, Map.of()));
    }

    @Test
    void thePageFitsIntoEightyColumnsWhateverModelsAndCasesSay() {
        String page = DiagnosisText.of(diagnosis);

        assertThat(page.lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).doesNotContain("\u001B"));
    }

    @Test
    void thePageSaysSharesGainsAndWhyItEnded() {
        assertThat(DiagnosisText.of(diagnosis))
                .contains("gets 0 of 8 right: 0.0 %", "8 of 1000 dev cases", "no test case")
                .containsPattern("form .* 1 +12.5 % +2.2 to 47.1")
                .containsPattern("\\* 3 nearest examples +\\+100.0 .* <0.0001 +123,463 +5 +12.3000")
                .contains("7 of dev: given facts help", "Stopped early: the budget of 9 completions is spent");
    }

    @Test
    void theJsonHasTheSameAndEveryWrongAnswer() throws IOException {
        JsonNode node = new JsonMapper().readTree(DiagnosisJson.of(diagnosis).toString());

        assertThat(node.at("/causes/form/errors").asInt()).isEqualTo(1);
        assertThat(node.at("/causes/knowledge/share").asDouble()).isEqualTo(7 / 8.0);
        assertThat(node.at("/causes/knowledge/interval")).hasSize(2);
        assertThat(node.at("/tried/0/technique").asText()).isEqualTo("nearest");
        assertThat(node.at("/tried/0/gain").asDouble()).isEqualTo(1);
        assertThat(node.at("/tried/0/proven").asBoolean()).isTrue();
        assertThat(node.at("/tried/0/cost/money").asDouble()).isEqualTo(0.0123);
        assertThat(node.at("/untried/facts").asText()).isEqualTo(HOSTILE);
        assertThat(node.at("/advice/kind").asText()).isEqualTo("technique");
        assertThat(node.at("/ending").asText()).isEqualTo("stopped early");
        assertThat(node.at("/errors")).hasSize(8);
    }

    @Test
    void theNewestDiagnosisOfAJobIsKept() throws IOException {
        DiagnosisFiles files = new DiagnosisFiles(folder.resolve("results"));

        Path first = files.write(diagnosis);
        Path second = files.write(diagnosis);

        assertThat(second).isEqualTo(first);
        assertThat(new JsonMapper()
                        .readTree(first.toFile())
                        .at("/advice/headline")
                        .asText())
                .isEqualTo("Do this.");
        assertThat(first.resolveSibling("diagnosis.txt")).content().isEqualTo(DiagnosisText.of(diagnosis));
    }

    private static Scorecard card(double score) {
        return new Scorecard(
                IntStream.range(0, 8)
                        .mapToObj(i -> new CaseResult(
                                new Case(
                                        "case" + i,
                                        Map.of("question", HOSTILE + i),
                                        List.of("Bob"),
                                        new TreeSet<>(),
                                        1),
                                HOSTILE,
                                new Verdict.Scored(score, "so"),
                                true,
                                Map.of()))
                        .toList(),
                3);
    }
}

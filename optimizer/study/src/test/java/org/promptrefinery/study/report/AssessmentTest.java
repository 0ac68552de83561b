package org.promptrefinery.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Spent;
import org.promptrefinery.inference.metering.Usage;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class AssessmentTest {

    private static final String JOB = """
            model: {task: "embedded:bard"}
            prompt: {user: "{{question}}"}
            cases: cases.jsonl
            evaluators: [exact, forbidden: {words: [Romeo]}]
            """;

    @Test
    void thePartsAreScoredEach() throws IOException {
        ObjectNode json = AssessmentJson.of(mixed(JOB), 2);
        assertThat(json.path("score").asDouble()).isEqualTo(0.4);
        assertThat(json.path("scored").asInt()).isEqualTo(5);
        assertThat(json.path("cases").asInt()).isEqualTo(6);
        assertThat(json.path("gatesBroken").asInt()).isEqualTo(1);
        JsonNode forbidden = json.path("evaluators").path(1);
        assertThat(forbidden.path("score").asDouble()).isEqualTo(0.8);
        assertThat(forbidden.path("gatesBroken").asInt()).isEqualTo(1);
        assertThat(forbidden.path("uncalibrated").isNull()).isTrue();
        assertThat(json.path("evaluators").path(0).path("gatesBroken").isNull()).isTrue();
        assertThat(json.path("tags")).hasSize(2);
        assertThat(json.path("tags").path(0).path("score").asDouble()).isEqualTo(2 / 3.0);
        assertThat(json.path("tags").path(1).path("scored").asInt()).isEqualTo(2);
        assertThat(json.path("worst")).hasSize(2);
        assertThat(json.path("worst").path(0).path("case").asText()).isEqualTo("c3");
        assertThat(json.path("cached").asInt()).isEqualTo(2);
    }

    @Test
    void theTextShowsTheWorstFirstAndAnUnscoredAnswerApart() throws IOException {
        String text = AssessmentText.of(mixed(JOB), 5);
        assertThat(text)
                .containsPattern("(?m)^  all +40\\.0 % +5/6 +1$")
                .containsPattern("(?m)^  exact\\(trim,whitespace\\) +40\\.0 % +5/6 +-$")
                .containsPattern("(?m)^  forbidden\\(Romeo\\) +80\\.0 % +5/6 +1$")
                .containsPattern("(?m)^  left +66\\.7 % +3/3 +0$")
                .containsPattern("(?m)^  right +0\\.0 % +2/3 +1$")
                .contains("No score: 1 cases, such as\n  c5: no answer: time-out")
                .contains(
                        "from cache", "  task                  4           2            30           20       unknown")
                .doesNotContain("uncalibrated");
        assertThat(text.indexOf("c3 0.0 %, breaks a gate")).isPositive().isLessThan(text.indexOf("c2 0.0 %"));
        assertThat(AssessmentText.of(mixed(JOB), 0)).doesNotContain("Worst");
    }

    @Test
    void whereNothingHasAScoreNoneIsShown() throws IOException {
        Job job = job(JOB);
        Scorecard card = new Scorecard(List.of(job.evaluation().unanswered(subject(0), "time-out")), 7);
        ObjectNode json = AssessmentJson.of(assessment(job, card), 5);
        assertThat(json.path("score").isNull()).isTrue();
        assertThat(json.path("evaluators").path(0).path("score").isNull()).isTrue();
        assertThat(json.path("worst")).isEmpty();
        assertThat(AssessmentText.of(assessment(job, card), 5)).containsPattern("(?m)^  all +- +0/1 +0$");
        assertThat(assessment(job, card).shortfalls(0))
                .singleElement()
                .asString()
                .contains("only 0/1");
    }

    @Test
    void noLineIsWiderThanATerminal() throws IOException {
        String wide = "wide \u001B[31m\n" + "x".repeat(500);
        Job job = job(JOB.replace("[Romeo]", "[" + "Romeo, ".repeat(30) + "x]") + "require_kappa: 0.333333333333333\n");
        Scorecard card = card(job, List.of(wide, "a"));
        String text = AssessmentText.of(assessment(job, card), 5);
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(text).doesNotContain("\u001B").contains("uncalibrated: exact(trim,whitespace)");
    }

    @Test
    void uncalibratedEvaluatorsAreMarkedEverywhere() throws IOException {
        Assessment assessment = mixed(JOB + "require_kappa: 0.6\n");
        assertThat(AssessmentText.of(assessment, 5))
                .contains("uncalibrated: exact(trim,whitespace)\n    no calibration on record");
        assertThat(AssessmentJson.of(assessment, 5)
                        .path("evaluators")
                        .path(0)
                        .path("uncalibrated")
                        .asText())
                .isEqualTo("no calibration on record");
        assertThat(JUnitXml.of(assessment)).contains("name=\"uncalibrated\" value=\"exact(trim,whitespace)\"");
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        Assessment assessment = mixed(JOB);
        assertThat(assessment.shortfalls(0.4))
                .containsExactly(
                        "1 answers break a gate: forbidden(Romeo) (1)",
                        "only 5/6 cases have a score, and max_unscored is 0.1");
        assertThat(assessment.shortfalls(0.41))
                .hasSize(3)
                .first()
                .asString()
                .contains("0.4 on 5/6 cases, below --min-score 0.41");
        Job lenient = job(JOB.replace(", forbidden: {words: [Romeo]}", "") + "max_unscored: 0.2\n");
        assertThat(assessment(
                                lenient,
                                assessment(lenient, card(lenient, List.of("Bob")))
                                        .card())
                        .shortfalls(1))
                .isEmpty();
    }

    @Test
    void junitCountsFailuresAndSkipsWhatHasNoScore() throws Exception {
        Element suite = parse(JUnitXml.of(mixed(JOB)));
        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("3");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(6);
        Element failure = (Element) suite.getElementsByTagName("failure").item(1);
        assertThat(failure.getAttribute("type")).isEqualTo("gate");
        assertThat(failure.getAttribute("message")).contains("says 'Romeo'");
        assertThat(((Element) suite.getElementsByTagName("skipped").item(0)).getAttribute("message"))
                .contains("time-out");
    }

    @Property(tries = 500)
    void junitIsValidXmlWhateverWasSaid(@ForAll("texts") String said, @ForAll("texts") String expected)
            throws Exception {
        Job job = job(JOB);
        Case subject = new Case("id" + said, Map.of("question", said), List.of(expected), new TreeSet<>(), 1);
        List<CaseResult> results = new ArrayList<>(job.evaluation().judge(List.of(new Trial(subject, said))));
        results.add(job.evaluation().unanswered(subject, "failed: " + said));
        Element suite = parse(JUnitXml.of(assessment(job, new Scorecard(results, 1))));
        NodeList failures = suite.getElementsByTagName("failure");
        if (failures.getLength() > 0 && said.chars().allMatch(c -> c >= ' ' && c < 0xD800)) {
            assertThat(failures.item(0).getTextContent()).contains("answer: " + said + "\n");
        }
        assertThat(AssessmentText.of(assessment(job, new Scorecard(results, 1)), 5)
                        .lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(90),
                Arbitraries.strings()
                        .withChars("a<>&\"']\u0000\u0008\u000B\u001B\uFFFE\uFFFF\uD83D\uDE00\r\n\t")
                        .ofMaxLength(90),
                Arbitraries.of("]]>", "<![CDATA[", "&#0;", "<?xml?>", "\uD83D\uDE00", "\uDE00\uD83D"));
    }

    /** c0 and c1 right, c2 wrong and c3 breaking the gate, c4 wrong, c5 without an answer. */
    private static Assessment mixed(String yaml) throws IOException {
        Job job = job(yaml);
        return assessment(job, card(job, List.of("Bob", "Bob", "Eve", "Romeo", "Eve")));
    }

    private static Assessment assessment(Job job, Scorecard card) {
        return new Assessment(
                job,
                "all",
                card,
                Optional.empty(),
                new StudyResult.Expense(
                        Duration.ofSeconds(1), Map.of(Purpose.TASK, new Spent(new Usage(4, 30, 20, 0, false), 2))),
                Optional.empty());
    }

    private static Scorecard card(Job job, List<String> answers) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            trials.add(new Trial(subject(i), answers.get(i)));
        }
        List<CaseResult> results = new ArrayList<>(job.evaluation().judge(trials));
        if (answers.size() > 2) {
            results.add(job.evaluation().unanswered(subject(answers.size()), "time-out"));
        }
        return new Scorecard(results, 7);
    }

    private static Case subject(int number) {
        return new Case(
                "c" + number,
                Map.of("question", "Who?"),
                List.of("Bob"),
                new TreeSet<>(List.of(number < 3 ? "left" : "right")),
                1);
    }

    private static Job job(String yaml) throws IOException {
        Path folder = Files.createTempDirectory("assessment");
        Path file = Files.writeString(folder.resolve("job.yaml"), yaml);
        try {
            return JobFile.read(folder, Map.of(), Map.of());
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
